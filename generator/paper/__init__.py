"""What a page shows → a sheet to print, as a PDF that is the same whenever it is made."""
