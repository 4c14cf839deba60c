"""News and learning."""
