"""The facts that the core knows of every application, wherever a form asks for them."""

from enum import StrEnum


class Fact(StrEnum):
    """A field marked with one of these fills a column of the core when answers are saved."""

    TITLE = "TITLE"
    AMOUNT_APPLIED = "AMOUNT_APPLIED"
    PERIOD = "PERIOD"
    TOTAL_COSTS = "TOTAL_COSTS"
    ELIGIBLE_COSTS = "ELIGIBLE_COSTS"
    LANGUAGE = "LANGUAGE"
    PURPOSE = "PURPOSE"


REQUIRED_OF_APPLICATIONS = (Fact.TITLE, Fact.AMOUNT_APPLIED, Fact.LANGUAGE, Fact.PERIOD, Fact.TOTAL_COSTS)
