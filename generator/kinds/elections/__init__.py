"""Elections of party organisations and their results."""
