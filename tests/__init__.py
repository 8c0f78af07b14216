"""Tests of the whole: journeys through the doors, and tests about the code base itself."""
