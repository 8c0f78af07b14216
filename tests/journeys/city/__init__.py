"""Journeys through one played city, by what a person sees: roles, labels, words."""
