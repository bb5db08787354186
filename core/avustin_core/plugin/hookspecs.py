"""What the core asks of plugins, and when.

A hook implementation may take fewer arguments than its specification, never others.
Return what the annotation says; to have nothing to say, leave the hook out.
Values in and out are frozen; a rule, a veto and a firstresult hook are pure, since a transaction may run again.
"""

from collections.abc import Iterable, Mapping

from pluggy import HookimplMarker, HookspecMarker

from avustin_core.plugin.events import Event
from avustin_core.plugin.findings import RuleFinding
from avustin_core.plugin.programme import Programme
from avustin_core.plugin.texts import Text
from avustin_core.plugin.views import ApplicationView, CallView, DecisionView, Instalment, TransitionView, Veto

NAME = "avustin"  #: entry-point group, and prefix of every hook

hookspec = HookspecMarker(NAME)
hookimpl = HookimplMarker(NAME)  #: marks a function as an implementation


@hookspec(historic=True)
def avustin_configure(settings: Mapping[str, str]) -> None:
    """Read your settings. The first call a plugin gets, however late it loads."""


@hookspec
def avustin_programmes() -> Iterable[type[Programme]]:
    """Programmes you add. Asked once, at startup."""
    return ()


@hookspec
def avustin_check_application(application: ApplicationView) -> Iterable[RuleFinding]:
    """What you find of an application of any programme. Asked after a submission; stops nothing."""
    return ()


@hookspec
def avustin_before_transition(transition: TransitionView) -> Veto | None:
    """Whether a move may be made. A veto refuses it, with your rule and reason."""


@hookspec(firstresult=True)
def avustin_reference_number(call: CallView, ordinal: int) -> str | None:
    """How the `ordinal`-th application of a call is numbered. First answer wins."""


@hookspec(firstresult=True)
def avustin_decision_letter(decision: DecisionView) -> Text | None:
    """The letter of a decision, in the languages that it may be served in. First answer wins."""


@hookspec(firstresult=True)
def avustin_payment_plan(decision: DecisionView) -> tuple[Instalment, ...] | None:
    """In which instalments a grant is paid. First answer wins."""


@hookspec
def avustin_announce(event: Event) -> None:
    """Something happened, and is committed. Asked of everyone; cannot refuse."""
