"""The dates of single cases of development of members, for checks only."""
