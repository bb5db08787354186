"""The demonstration, read both ways: by a plan, and by Strawberry's executor."""

from tests.demo.conftest import demonstration, made, trial

__all__ = ["demonstration", "made", "trial"]
