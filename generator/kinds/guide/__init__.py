"""The staff guide."""
