"""Searching: the words of what is searched are kept as terms, whatever case or number they stand in."""
