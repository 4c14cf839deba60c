"""Meetings and organisational life, in counts and never by name."""
