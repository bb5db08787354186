"""A rapporteur's dissenting opinion, where the decider decided otherwise than was proposed."""

from uuid import UUID

from avustin_core.decisions.loading import load
from avustin_core.decisions.models import Decision
from avustin_core.decisions.refusals import DissentIsRecorded, NothingToDissentFrom
from avustin_core.decisions.rights import DISSENT
from avustin_core.errors import InvalidInput
from avustin_core.long_texts import refuse_other
from avustin_core.matters import operations as matters
from avustin_core.plugin import Text
from avustin_core.work import Work, operation


@operation(refuses=(NothingToDissentFrom, DissentIsRecorded))
async def record_dissent(work: Work, decision_id: UUID, *, text: str, revision: int) -> Decision:
    """Leaves the rapporteur's dissenting opinion to the decision, once: without it a rapporteur answers for what was
    decided upon the proposal (731/1999 118 § 2 mom.)."""
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
    await matters.did(work, decision.matter_id, DISSENT.action)
    return decision


SAY_IT = Text(fi="Kirjoita eriävä mielipide.", sv="Skriv den avvikande meningen.", en="Write the dissenting opinion.")
