"""Journeys: a real browser on a real server, where one is found."""
