"""What each table of a matter tells to its case file: one `Source` for each, in a file by the part of a grant's life."""
