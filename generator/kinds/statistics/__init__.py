"""Dues, appraisals, development of members and other figures, as totals only."""
