"""The reference of what a plugin may import and which hooks it may answer, written from the code itself."""
