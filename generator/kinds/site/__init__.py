"""The site itself: no page, but facts that every page shows."""
