"""The page of search results, the words that mean the same, and the queries that must be answered."""
