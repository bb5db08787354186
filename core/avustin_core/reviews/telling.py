"""The letter of what was decided on a request, in the matter's one language."""

from avustin_core.applications.notices import CONTACT, Addressed
from avustin_core.calendar import day_of
from avustin_core.decisions.models import Decision
from avustin_core.documents.models import DocumentKind, Publicity
from avustin_core.letters.marking import Block, facts, long_text, plain_text, stressed
from avustin_core.letters.models import Letter
from avustin_core.letters.notices import Part, part
from avustin_core.letters.saying import day, moment, party, people, sum_in_words
from avustin_core.organisations.models import Organisation
from avustin_core.programmes.authority import authority_of
from avustin_core.reviews import texts
from avustin_core.reviews.loading import Contested
from avustin_core.reviews.models import ReviewOutcome
from avustin_core.work import Work


async def tell(work: Work, contested: Contested) -> None:
    """Makes the letter of what was signed, and puts it into the outbox: the party is notified."""
    review, letter = contested.review, await _letter(work, contested)
    work.send(
        "review.letter",
        {
            "review": str(review.id),
            "recipients": [str(review.organisation_id)],
            "language": review.language.value,
            "documentId": str(letter.document_id),
        },
    )


async def _letter(work: Work, contested: Contested) -> Letter:
    review = contested.review
    organisation = await work.session.get_one(Organisation, review.organisation_id)
    to = Addressed(work, contested.application, contested.call, contested.matter, organisation, review.language)
    notice = to.letter(
        review.id, texts.TITLE, texts.FILE, await _parts(to, contested), kind=DocumentKind.DECISION_LETTER,
        publicity=Publicity.PUBLIC,
    )  # fmt: skip
    return await to.compose(notice)


async def _parts(to: Addressed, contested: Contested) -> list[Part]:
    review, language = contested.review, to.language
    signed_at = contested.decision.signed_at
    said = {
        texts.SOUGHT: long_text(review.change_sought),
        texts.GROUNDS: long_text(review.grounds),
        texts.OUTCOME: await _outcome(to, contested),
        texts.REASONS: long_text(review.reasons),
        texts.PROVISIONS_TITLE: plain_text(review.provisions),
        CONTACT: plain_text(review.contact),
    }
    about = await to.about(
        (texts.BY, party(to.organisation, language)),
        (texts.CONTESTED, day(day_of(signed_at)) if signed_at else None),
        (texts.ARRIVED, moment(review.arrived_at, language)),
    )
    signatures = part(texts.SIGNATURES.get(language), await _signatures(to, contested), whole=True)
    return [about, *(part(name.get(language), text) for name, text in said.items()), signatures, _appeal(to, contested)]


async def _outcome(to: Addressed, contested: Contested) -> list[Block]:
    review, language = contested.review, to.language
    assert review.outcome
    blocks = stressed(texts.OUTCOMES[review.outcome].get(language))
    if review.new_decision_id and review.outcome is ReviewOutcome.CHANGED:
        new = await to.work.session.get_one(Decision, review.new_decision_id)
        blocks += plain_text(texts.INSTEAD[new.kind].get(language).format(sum_in_words(new.amount, language)))
    if review.outcome in texts.FOLLOWS:
        blocks += plain_text(texts.FOLLOWS[review.outcome].get(language))
    return blocks


async def _signatures(to: Addressed, contested: Contested) -> list[Block]:
    review, language = contested.review, to.language
    names = await people(to.work, review.proposed_by, review.signed_by)
    assert review.signed_at
    by = facts(
        (texts.DECIDER.get(language), names.get(review.signed_by)),
        (texts.RAPPORTEUR.get(language), names.get(review.proposed_by)),
    )
    return by + plain_text(texts.SIGNED.get(language).format(moment(review.signed_at, language)))


def _appeal(to: Addressed, contested: Contested) -> Part:
    """How to appeal, with the court where somebody says which it is; on a page of its own."""
    language, court = to.language, authority_of(to.work.settings, to.programme).court
    named = facts((texts.COURT.get(language), court.get(language))) if court else []
    title = texts.APPEAL_TITLE.get(language)
    how = contested.review.appeal_instructions.removeprefix(
        title.upper()
    )  # as proposals began before there were letters
    return part(title, plain_text(how) + named, apart=True)
