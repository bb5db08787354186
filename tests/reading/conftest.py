"""The demonstration, read both ways: by a plan, and by Strawberry's executor."""

from tests.demo.conftest import demonstration, made, trial

from avustin_schema.build import build

assert build  # all object types: one of their modules alone can't be the first to be imported
__all__ = ["demonstration", "made", "trial"]
