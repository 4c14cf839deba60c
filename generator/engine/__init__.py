"""The only part that knows MkDocs: our pages, menu and facts in its build, or filled in without it."""
