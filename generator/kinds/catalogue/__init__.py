"""The disclosure catalogue, and what each organisation has disclosed of it."""
