"""The provisions in force: those shipped, and what a site adds or overrides."""
