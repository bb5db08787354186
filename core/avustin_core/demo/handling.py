"""What officials do in the story, from the arrival of applications to decisions that hold."""

from collections.abc import Sequence

from avustin_core.calls.models import Call
from avustin_core.demo.answering import plan_answering
from avustin_core.demo.applying import Story
from avustin_core.demo.assigning import plan_assigning
from avustin_core.demo.checking import plan_checking
from avustin_core.demo.contesting import plan_contesting
from avustin_core.demo.deciding import plan_deciding
from avustin_core.demo.plan import Case
from avustin_core.demo.reminding import plan_reminding
from avustin_core.demo.serving import plan_serving


def plan_handling(story: Story, call: Call, cases: Sequence[Case], *, is_past: bool = True) -> None:
    """Puts the handling of a call on the agenda. Of one that is past, nothing waits for anybody any more."""
    plan_assigning(story, call, cases)
    plan_checking(story, call, cases)
    plan_deciding(story, call, cases)
    plan_serving(story, cases, are_shown=is_past)
    plan_answering(story, cases, waits=None if is_past else next((case for case in cases if case.waits), None))
    plan_contesting(story, cases)
    plan_reminding(story, call)
