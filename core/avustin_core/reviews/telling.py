"""The letter of what was decided on a request, in the matter's one language."""

from avustin_core import calendar
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Text
from avustin_core.reviews.loading import Contested
from avustin_core.reviews.texts import LETTER
from avustin_core.work import Work


async def tell(work: Work, contested: Contested) -> None:
    """Puts it into the outbox: the party is notified."""
    review = contested.review
    work.send(
        "review.letter",
        {
            "review": str(review.id),
            "recipients": [str(review.organisation_id)],
            "language": review.language.value,
            "letter": await _letter(work, contested),
        },
    )


async def _letter(work: Work, contested: Contested) -> str:
    review, language = contested.review, contested.review.language
    organisation = await work.session.get_one(Organisation, review.organisation_id)
    arrived = calendar.day_of(review.arrived_at)
    return LETTER.get(language).format(
        reference=contested.application.reference or "–",
        organisation=Text(organisation.name_fi, organisation.name_sv).get(language),
        arrived=f"{arrived.day}.{arrived.month}.{arrived.year}",
        sought=review.change_sought,
        outcome=review.outcome.label.get(language) if review.outcome else "",
        reasons=review.reasons,
        provisions=review.provisions,
        contact=review.contact,
        appeal=review.appeal_instructions,
    )
