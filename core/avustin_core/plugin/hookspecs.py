"""What the core asks of plugins, and when.

- An implementation may take fewer arguments than are given, never others. They are given by name.
- Values in and out are frozen. Nothing leads to the database or to the request.
- To have nothing to say, leave the hook out. In a hook that asks for the first answer, None is no answer.
- Rules, vetoes and first answers must be pure: a transaction may run again.
- A hook that wraps the others (`wrapper=True`) is refused.
- What is wrong with a hook stops the start with one line ([how to add a programme](../how-to/add-a-programme.md)).
"""

from collections.abc import Iterable, Mapping

from pluggy import HookimplMarker, HookspecMarker

from avustin_core.plugin.events import Event
from avustin_core.plugin.findings import RuleFinding
from avustin_core.plugin.programme import Programme
from avustin_core.plugin.texts import Text
from avustin_core.plugin.views import ApplicationView, CallView, DecisionView, Instalment, TransitionView, Veto

NAME = "avustin"  #: The entry-point group, and the prefix of every hook.

hookspec = HookspecMarker(NAME)  #: Marks a specification; plugins don't need it.
hookimpl = HookimplMarker(NAME)  #: Marks a function as the implementation of a hook.


@hookspec(historic=True)
def avustin_configure(settings: Mapping[str, str]) -> None:
    """Read your settings: the first call that a plugin gets. One that raises here stops the start.

    `settings` are those that the installation was started with for plugins (`Registry.installed(settings=…)`); the command
    line gives none, so that a plugin should do without.
    """


@hookspec
def avustin_programmes() -> Iterable[type[Programme]]:
    """The programmes that you add: classes, not objects. Asked once, at the start.

    Two programmes with one code stop the start with both plugins named.
    """
    return ()


@hookspec
def avustin_check_application(application: ApplicationView) -> Iterable[RuleFinding]:
    """What you find of an application of any programme: rules across calls.

    Asked after a submission, in its transaction. Findings stop nothing. One that raises is logged, and the submission stands.
    """
    return ()


@hookspec
def avustin_before_transition(transition: TransitionView) -> Veto | None:
    """Whether a move may be made. A `Veto` refuses it with the error VETOED, whose message ends with the veto's `rule_key`.

    Asked after the core's own guard, in the transaction. `transition.name` is the mutation's name: `publishCall`,
    `cancelCall`, `submitApplication`, `withdrawApplication`, `answerCompletion`, `submitAssessment`, `proposeDecision`,
    `signDecision`, `submitReport`, `approveReport`, `returnReport`. `transition.application` is there where an application
    moves.
    """


@hookspec(firstresult=True)
def avustin_reference_number(call: CallView, ordinal: int) -> str | None:
    """How the `ordinal`-th application of a call is numbered, at its first submission.

    The core's own is `programme/year/call/ordinal`, such as `digi2019_yhteishankkeet/2019/1/7`. References are unique over
    all calls.
    """


@hookspec(firstresult=True)
def avustin_decision_letter(decision: DecisionView) -> Text | None:
    """What the letter of a decision says further, in the languages that it may be served in, as plain paragraphs.

    The letter itself is made from a template (`Programme.letters`, or the core's) when the decision is signed; what is
    answered here stands in it under a heading of its own. The core adds nothing.
    """


@hookspec(firstresult=True)
def avustin_payment_plan(decision: DecisionView) -> tuple[Instalment, ...] | None:
    """In which instalments a grant is paid, where a proposal doesn't say it. The sums add up to `decision.granted`.

    The core's own is one instalment of the whole sum, its day not set.
    """


@hookspec
def avustin_announce(event: Event) -> None:
    """Something happened, and is committed. It can't be refused.

    Told to every plugin in this process, one by one; one that raises is logged and the others still hear. Events hold ids
    only ([declarations](declarations.md) lists them). What *must* happen after a commit isn't for this hook: a process may
    stop between the two.
    """
