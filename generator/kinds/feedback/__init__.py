"""What members and the public have said about what is disclosed, and what came of it."""
