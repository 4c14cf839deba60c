"""The provisions in force, with their source: those shipped, and what a site adds or overrides."""
