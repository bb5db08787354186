"""Reports: what the recipient tells of the use of the grant, handed in, returned and approved."""
