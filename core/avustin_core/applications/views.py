"""Applications as plugins see them: frozen, with the core's facts and the answers that are handed in."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from avustin_core.applications.models import Application
from avustin_core.errors import NotFound
from avustin_core.forms import Facts
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import ApplicationView, CallView, TransitionView
from avustin_core.work import Work


async def application_view(
    session: AsyncSession,
    application: Application,
    call: CallView,
    answers: Mapping[str, Any],
    *,
    form_version: str | None = None,
    facts: Facts | None = None,
) -> ApplicationView:
    """What rules and hooks are given; its facts are the columns', or those of what is being handed in."""
    applicant = await session.get(Organisation, application.organisation_id)
    if applicant is None:
        raise NotFound()
    return ApplicationView(
        id=str(application.id),
        call=call,
        programme_code=call.programme_code,
        applicant=applicant.view(),
        reference=application.reference,
        state=application.status.name,
        form_version=form_version,
        title=facts.title if facts else application.title,
        amount_applied=facts.amount_applied if facts else euros(application.amount_applied),
        language=facts.language if facts else application.language and application.language.value,
        submitted_at=application.submitted_at,
        answers=MappingProxyType(dict(answers)),
    )


def transition(work: Work, name: str, application: ApplicationView, to_state: str) -> TransitionView:
    """The move that is about to be made, for plugins to refuse."""
    return TransitionView(
        name=name,
        kind="application",
        id=application.id,
        from_state=application.state,
        to_state=to_state,
        at=work.now,
        actor_id=str(work.actor.user_id) if work.actor.user_id else None,
        application=application,
    )


LARGEST = 2**63 - 1  #: cents that a column holds


def euros(cents: int | None) -> Decimal | None:
    """Cents as exact euros."""
    return None if cents is None else Decimal(cents).scaleb(-2)


def cents(euros: Decimal | None) -> int | None:
    """Exact euros as cents; None also where there are more than a column holds, as in a sum of absurd sums."""
    whole = None if euros is None else int(euros.scaleb(2))
    return None if whole is None or abs(whole) > LARGEST else whole
