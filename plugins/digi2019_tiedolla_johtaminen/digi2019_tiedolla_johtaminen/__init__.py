"""The Ministry of Finance's 2019 call for knowledge-based management in municipalities, as a programme."""

from collections.abc import Iterable

from avustin_core.plugin import Programme, hookimpl
from decree_893_2019 import texts as decree
from decree_893_2019.programme import Decree893Programme, commitment
from digi2019_tiedolla_johtaminen.calls import CALL_2019
from digi2019_tiedolla_johtaminen.criteria import CRITERIA
from digi2019_tiedolla_johtaminen.demonstration import DEMONSTRATION
from digi2019_tiedolla_johtaminen.eligibility import Rules
from digi2019_tiedolla_johtaminen.form import COST_GOALS_REQUIRED, ApplicationForm
from digi2019_tiedolla_johtaminen.reporting import FinalReport, InterimReport
from digi2019_tiedolla_johtaminen.texts import NAME


class KnowledgeManagement(Rules):
    """Municipalities, alone or together, that improve how they manage by information."""

    code = "digi2019_tiedolla_johtaminen"
    name = NAME
    purpose = decree.PURPOSE
    application_form = ApplicationForm
    report_forms = (FinalReport, InterimReport)
    criteria = CRITERIA
    settings = (*Decree893Programme.settings, COST_GOALS_REQUIRED)
    calls = (CALL_2019,)
    commitments = (*Decree893Programme.commitments, commitment(ApplicationForm.helps_generalise_results))
    demonstration = DEMONSTRATION


@hookimpl
def avustin_programmes() -> Iterable[type[Programme]]:
    """The one programme of this plugin."""
    return [KnowledgeManagement]
