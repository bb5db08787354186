"""Answers: how those of an application and of a report are read, merged, kept in versions and shown."""
