"""Work plans of a year, month by month."""
