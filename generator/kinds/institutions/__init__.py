"""Institutions and their versions."""
