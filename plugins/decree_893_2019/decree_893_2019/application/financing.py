"""The fourth step: the grant applied for, and who pays for the rest."""

from decimal import Decimal

from avustin_core.plugin import (
    PARTIES,
    REGISTER,
    Fact,
    LongText,
    Money,
    Percentage,
    Text,
    computed,
    field,
    less,
    plus,
    share_of,
    total,
    value_or,
)
from decree_893_2019 import steps
from decree_893_2019.application.budget import BudgetStep
from decree_893_2019.costs import EUROS
from decree_893_2019.participants import ProjectParticipant

PER_CENT = Text(fi="prosenttia", sv="procent", en="per cent")


class FinancingStep(BudgetStep):
    """The grant, the participants' own shares, and other financing."""

    applied_grant: Money = field(
        fi="Haettava avustus",
        sv="Understöd som söks",
        en="Grant applied for",
        help=Text(
            fi="Enintään 85 prosenttia hyväksyttävistä kustannuksista.",
            sv="Högst 85 procent av de godtagbara kostnaderna.",
            en="At most 85 % of eligible costs.",
        ),
        minimum=Decimal("0.01"),
        unit=EUROS,
        step=steps.FINANCING,
        visible=REGISTER,
        fact=Fact.AMOUNT_APPLIED,
        source="893/2019 4 §, 6 § 2 mom. 5)",
    )
    applied_share: Percentage = computed(
        share_of(applied_grant, BudgetStep.eligible_costs),
        fi="Haettavan avustuksen osuus hyväksyttävistä kustannuksista",
        sv="Det sökta understödets andel av de godtagbara kostnaderna",
        en="The grant applied for as a share of eligible costs",
        unit=PER_CENT,
        step=steps.FINANCING,
        visible=PARTIES,
        source="893/2019 4 §",
    )
    own_financing: Money = computed(
        total(BudgetStep.participants, ProjectParticipant.share),
        fi="Omarahoitus: osallistujien rahoitusosuudet yhteensä",
        sv="Egen finansiering: deltagarnas finansieringsandelar sammanlagt",
        en="Own contribution: the participants' shares together",
        unit=EUROS,
        step=steps.FINANCING,
        visible=PARTIES,
        source="893/2019 6 § 2 mom. 5)",
    )
    other_public_financing: Money = field(
        fi="Muu julkinen rahoitus",
        sv="Övrig offentlig finansiering",
        en="Other public financing",
        help=Text(
            fi="Muut samaan hankkeeseen saadut tai haetut julkiset tuet. Kirjoita 0, jos niitä ei ole.",
            sv="Andra offentliga stöd som beviljats eller sökts för samma projekt. Skriv 0 om det inte finns några.",
            en="Other public support granted or applied for; 0 if there is none.",
        ),
        minimum=0,
        unit=EUROS,
        step=steps.FINANCING,
        listed=True,
        visible=PARTIES,
        source="688/2001 7 § 1 mom. 3)",
    )
    other_private_financing: Money = field(
        fi="Muu yksityinen rahoitus",
        sv="Övrig privat finansiering",
        en="Other private financing",
        help=Text(
            fi="Muu kuin osallistujien oma rahoitus. Kirjoita 0, jos sitä ei ole.",
            sv="Annan finansiering än deltagarnas egen. Skriv 0 om det inte finns någon.",
            en="Other than the participants' own; 0 if there is none.",
        ),
        minimum=0,
        unit=EUROS,
        step=steps.FINANCING,
        listed=True,
        visible=PARTIES,
        source="893/2019 6 § 2 mom. 5)",
    )
    other_financing_details: LongText = field(
        fi="Muun rahoituksen lähteet",
        sv="Källor till övrig finansiering",
        en="Sources of the other financing",
        help=Text(
            fi="Kerro, mistä muu rahoitus tulee ja onko se myönnetty vai haettu.",
            sv="Ange varifrån den övriga finansieringen kommer och om den har beviljats eller sökts.",
            en="Where it comes from, and whether it is granted or applied for.",
        ),
        when=less(0, plus(value_or(other_public_financing, 0), value_or(other_private_financing, 0))),
        step=steps.FINANCING,
        visible=PARTIES,
        source="688/2001 7 § 1 mom. 3)",
    )
    total_financing: Money = computed(
        plus(
            value_or(applied_grant, 0), own_financing,
            value_or(other_public_financing, 0), value_or(other_private_financing, 0),
        ),
        fi="Kokonaisrahoitus",
        sv="Total finansiering",
        en="Total financing",
        unit=EUROS,
        step=steps.FINANCING,
        visible=PARTIES,
        source="893/2019 6 § 2 mom. 5)",
    )  # fmt: skip
