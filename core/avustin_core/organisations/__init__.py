"""Organisations: municipalities of a date and others, the people who act for them, and the roles of officials."""
