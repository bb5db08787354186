"""The road of Strawberry's executor: the same declarations, a statement a relation, and rows it only walks."""
