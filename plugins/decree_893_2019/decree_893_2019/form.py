"""The application form of the decree, whole: all steps, and the checks that bind them together."""

from avustin_core.plugin import WARNS, Text, at_least_, at_most_, check, equals, percent_of, setting
from decree_893_2019.application.attachments import AttachmentsStep as Steps
from decree_893_2019.application.budget import MAXIMUM_SHARE
from decree_893_2019.settings import MAXIMUM_GRANT, MINIMUM_GRANT, PROJECTS_END_BY
from decree_893_2019.sources import CALL_TERMS, SYSTEM_CHOICE


class Decree893Application(Steps):
    """What each call asks. A call's own form inherits from this, and from the steps that it adds to."""

    financing_equals_costs = check(
        holds=equals(Steps.total_financing, Steps.total_costs),
        says=Text(
            fi="Kokonaisrahoituksen on oltava yhtä suuri kuin kokonaiskustannukset: haettava avustus, osallistujien "
            "rahoitusosuudet ja muu rahoitus yhteensä. Tarkista summat.",
            sv="Den totala finansieringen ska vara lika stor som de totala kostnaderna: det sökta understödet, "
            "deltagarnas finansieringsandelar och övrig finansiering sammanlagt. Kontrollera beloppen.",
            en="The grant, the participants' shares and other financing must together equal the total costs.",
        ),
        about=[
            Steps.applied_grant,
            Steps.participants,
            Steps.other_public_financing,
            Steps.other_private_financing,
            Steps.costs,
        ],
        source="893/2019 6 § 2 mom. 5)",
    )
    grant_is_within_the_maximum = check(
        holds=at_most_(Steps.applied_grant, percent_of(MAXIMUM_SHARE, Steps.eligible_costs)),
        says=Text(
            fi="Haettava avustus on yli 85 prosenttia hyväksyttävistä kustannuksista. Pienennä haettavaa avustusta tai "
            "tarkista kustannukset.",
            sv="Det sökta understödet är över 85 procent av de godtagbara kostnaderna. Sänk det sökta understödet "
            "eller kontrollera kostnaderna.",
            en="The grant applied for is over 85 % of eligible costs.",
        ),
        about=[Steps.applied_grant],
        source="893/2019 4 §",
        severity=WARNS,
    )
    ends_by_the_last_day = check(
        holds=at_most_(Steps.period.ends, setting(PROJECTS_END_BY)),
        says=Text(
            fi="Hanke päättyy myöhemmin kuin haun ehdot sallivat. Anna aikaisempi päättymispäivä.",
            sv="Projektet slutar senare än villkoren för utlysningen tillåter. Ange ett tidigare slutdatum.",
            en="The project ends later than the call allows.",
        ),
        about=[Steps.period],
        source=CALL_TERMS,
        severity=WARNS,
    )
    grant_is_at_least_the_calls_minimum = check(
        holds=at_least_(Steps.applied_grant, setting(MINIMUM_GRANT)),
        says=Text(
            fi="Haettava avustus on pienempi kuin haun vähimmäismäärä. Tarkista summa.",
            sv="Det sökta understödet är mindre än utlysningens minimibelopp. Kontrollera beloppet.",
            en="The grant applied for is below the call's minimum.",
        ),
        about=[Steps.applied_grant],
        source=SYSTEM_CHOICE,
        severity=WARNS,
    )
    grant_is_at_most_the_calls_maximum = check(
        holds=at_most_(Steps.applied_grant, setting(MAXIMUM_GRANT)),
        says=Text(
            fi="Haettava avustus on suurempi kuin haun enimmäismäärä. Pienennä haettavaa avustusta.",
            sv="Det sökta understödet är större än utlysningens maximibelopp. Sänk det sökta understödet.",
            en="The grant applied for is above the call's maximum.",
        ),
        about=[Steps.applied_grant],
        source=SYSTEM_CHOICE,
        severity=WARNS,
    )
