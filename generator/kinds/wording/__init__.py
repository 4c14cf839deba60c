"""What is wrong with the words of any record: no records and no pages of its own."""
