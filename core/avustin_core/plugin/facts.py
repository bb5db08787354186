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


#: Every application form marks these; PERIOD and TOTAL_COSTS too, unless its programme says what stands for them.
REQUIRED_OF_APPLICATIONS = (Fact.TITLE, Fact.AMOUNT_APPLIED, Fact.LANGUAGE)
