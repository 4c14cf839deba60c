"""Model branches."""
