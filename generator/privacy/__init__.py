"""Personal and secret information: found in text and files, masked in what is said of it."""
