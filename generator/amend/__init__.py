"""A site of which the text of some records has changed and nothing else: only their pages are made anew."""
