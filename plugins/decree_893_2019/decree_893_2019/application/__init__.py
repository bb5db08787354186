"""The application form of the decree, a step in each file, one standing on the other."""
