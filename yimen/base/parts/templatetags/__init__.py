"""The template tags and filters of Yimen, built into every template."""
