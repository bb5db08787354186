"""The facts that the core knows of every application, wherever a form asks for them.

A field marked `fact=Fact.X` fills a column of the core when answers are saved. A fact stands in the form or a section, never in a
row, and once only. The kind `Participants` is its own fact. A programme whose grants are lump sums needs no TOTAL_COSTS, and one
whose call says for how long a grant is used needs no PERIOD.
"""

from enum import StrEnum


class Fact(StrEnum):
    """A field marked with one of these fills a column of the core when answers are saved."""

    TITLE = "TITLE"  #: a text: what the project is called
    AMOUNT_APPLIED = "AMOUNT_APPLIED"  #: Money
    PERIOD = "PERIOD"  #: a Period: when the grant is used
    TOTAL_COSTS = "TOTAL_COSTS"  #: Money, without VAT
    ELIGIBLE_COSTS = "ELIGIBLE_COSTS"  #: Money; without it all of the costs are eligible
    LANGUAGE = "LANGUAGE"  #: a choice of FI and SV, such as MatterLanguage
    PURPOSE = "PURPOSE"  #: a text: what a decision says the grant is for; without it the title


#: Every application form marks these; PERIOD and TOTAL_COSTS too, unless its programme says what stands for them.
REQUIRED_OF_APPLICATIONS = (Fact.TITLE, Fact.AMOUNT_APPLIED, Fact.LANGUAGE)
