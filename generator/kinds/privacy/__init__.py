"""Exceptions from the search for personal information: reviewed, with a reason and an end."""
