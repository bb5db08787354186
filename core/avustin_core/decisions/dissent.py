"""A rapporteur's dissenting opinion, where the decider decided otherwise than was proposed."""

from uuid import UUID

from avustin_core.decisions.letter import Signature, letter_of
from avustin_core.decisions.loading import Decidable, load
from avustin_core.decisions.models import Decision
from avustin_core.decisions.refusals import DissentIsRecorded, NothingToDissentFrom
from avustin_core.decisions.rights import DISSENT
from avustin_core.errors import InvalidInput
from avustin_core.letters.refusals import LetterCannotBeMade
from avustin_core.long_texts import refuse_other
from avustin_core.matters import operations as matters
from avustin_core.plugin import Text
from avustin_core.work import Work, operation


@operation(refuses=(NothingToDissentFrom, DissentIsRecorded, LetterCannotBeMade))
async def record_dissent(work: Work, decision_id: UUID, *, text: str, revision: int) -> Decision:
    """Leaves the rapporteur's dissenting opinion to the decision, once: without it a rapporteur answers for what was
    decided upon the proposal (731/1999 118 § 2 mom.). The decision's letter holds it, made anew if it was made before."""
    seen = await work.get(Decision, decision_id)
    matter = await load(work, seen.application_id)
    decision = await work.get(Decision, decision_id, lock=True)
    work.may(DISSENT, matter.state(decision))
    work.expect(decision, revision)
    if not text.strip():
        raise InvalidInput("text", reason=SAY_IT)
    refuse_other(text, "text")
    decision.dissent, decision.dissent_at = text.strip(), work.now
    await work.session.flush()
    await _say(work, decision, matter)
    await matters.did(work, decision.matter_id, DISSENT.action)
    return decision


async def _say(work: Work, decision: Decision, matter: Decidable) -> None:
    """Makes a letter of the decision that holds the dissent; the party has it where it has the decision already."""
    assert decision.signed_at
    signature = Signature(decision.signed_by, decision.signed_at)
    await letter_of(work, decision, matter, signature, is_held=decision.notified_at is None)


SAY_IT = Text(fi="Kirjoita eriävä mielipide.", sv="Skriv den avvikande meningen.", en="Write the dissenting opinion.")
