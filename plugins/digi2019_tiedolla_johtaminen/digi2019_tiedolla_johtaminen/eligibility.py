"""The rules of this call: two warnings, since what wasn't funded is known from the results and not from the terms."""

from avustin_core.plugin import Finding, Text, eligibility_rule, met_if
from decree_893_2019.programme import Decree893Programme
from decree_893_2019.sources import RESULTS_OF_CALL_1
from digi2019_tiedolla_johtaminen.form import ApplicationForm

NOT_FUNDED_IN_2019 = Text(
    fi="Vuoden 2019 haussa tällaisiin hankkeisiin ei myönnetty avustusta. Haun ehdot eivät kuitenkaan sulje niitä "
    "pois.",
    sv="I utlysningen 2019 beviljades inget understöd för sådana projekt. Villkoren utesluter dem dock inte.",
    en="None of these was funded in 2019. The terms of the call don't exclude them.",
)


class Rules(Decree893Programme):
    """What the official is warned of in this call."""

    @eligibility_rule(
        Text(
            fi="Hanke ei koske sosiaali- ja terveydenhuollon digitalisaatiota",
            sv="Projektet gäller inte digitalisering av social- och hälsovården",
            en="The project isn't about digitalising social and health care",
        ),
        source=RESULTS_OF_CALL_1,
        about=[ApplicationForm.concerns_social_and_health_care],
        bars=False,
    )
    def not_social_and_health_care(self, application: ApplicationForm) -> Finding:
        """A warning to the official, not a bar."""
        return met_if(not application.concerns_social_and_health_care, otherwise=NOT_FUNDED_IN_2019)

    @eligibility_rule(
        Text(
            fi="Hanke ei koske rakennetun ympäristön digitalisaatiota",
            sv="Projektet gäller inte digitalisering av den byggda miljön",
            en="The project isn't about digitalising the built environment",
        ),
        source=RESULTS_OF_CALL_1,
        about=[ApplicationForm.concerns_built_environment],
        bars=False,
    )
    def not_built_environment(self, application: ApplicationForm) -> Finding:
        """A warning to the official, not a bar."""
        return met_if(not application.concerns_built_environment, otherwise=NOT_FUNDED_IN_2019)
