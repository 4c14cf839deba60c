"""Public notices."""
