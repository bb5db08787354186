"""What authors of programmes are given to begin with: a distribution written from a template, by copier."""
