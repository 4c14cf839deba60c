"""Queries whose right answers follow from the text, and how well an engine finds them."""
