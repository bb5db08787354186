"""The kit that programme authors test with; its fixtures come with the installed distribution.

It stands on pytest, Hypothesis and jsonschema: install `avustin[testing]`. Nothing else of Avustin imports it.
"""

from avustin_core.testing.contract import ProgrammeContract
from avustin_core.testing.examples import Example, example_of
from avustin_core.testing.faults import Fault, refuse
from avustin_core.testing.generated import answers, right_answers
from avustin_core.testing.pool import DOCUMENTS, MUNICIPALITIES, ORGANISATIONS, references
from avustin_core.testing.texts import texts_in, texts_of

__all__ = [
    "DOCUMENTS",
    "MUNICIPALITIES",
    "ORGANISATIONS",
    "Example",
    "Fault",
    "ProgrammeContract",
    "answers",
    "example_of",
    "references",
    "refuse",
    "right_answers",
    "texts_in",
    "texts_of",
]
