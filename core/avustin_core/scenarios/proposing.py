"""Turning a scenario into proposals: in one act, all or none, and a human signs each of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import gather
from avustin_core.applications.models import Application
from avustin_core.applications.refusals import ApplicationNotSubmitted
from avustin_core.applications.writing import language_for
from avustin_core.calls.models import Call
from avustin_core.calls.refusals import CallIsCancelled
from avustin_core.decisions.contents import Contents
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.decisions.operations import CONTRADICTIONS, propose_decision
from avustin_core.decisions.refusals import DecisionTooEarly
from avustin_core.errors import InvalidInput
from avustin_core.matters.refusals import DeclarationMissing, NotAssigned, SubstituteMissing
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Language, Text
from avustin_core.scenarios.candidates import ShareReason
from avustin_core.scenarios.models import Scenario
from avustin_core.scenarios.queries import ground_of
from avustin_core.scenarios.refusals import NotProposable, ScenarioHasTies, ScenarioIsOutdated
from avustin_core.scenarios.rights import COLUMNS, PROPOSE
from avustin_core.scenarios.stored import tied_in
from avustin_core.work import Work, operation

APART = (ShareReason.BARRED, ShareReason.NOT_RANKED)  #: these are decided one by one, for reasons of their own
IN_THE_WAY = (ApplicationNotSubmitted, DeclarationMissing, NotAssigned, SubstituteMissing, *CONTRADICTIONS)
Reasons = Mapping[DecisionKind, Text]


@dataclass(frozen=True)
class Proposed:
    """The scenario, the proposals that were made of it, and the applications that it left alone."""

    row: Scenario
    decisions: list[UUID]
    left_alone: list[UUID]


@operation(refuses=(DecisionTooEarly, CallIsCancelled, ScenarioIsOutdated, ScenarioHasTies, NotProposable))
async def propose_scenario(work: Work, id: UUID, *, reasons: Reasons, revision: int) -> Proposed:
    """Proposes a grant, a part of it, or a refusal for each application, with these reasons in the party's language.

    Left alone are those that a precondition bars, that have no rank, or of which a proposal is open already. Refused as
    a whole when what the scenario was computed from has changed, or a tie isn't broken.
    """
    scenario = await work.get(Scenario, id, lock=True)
    work.may(PROPOSE, gather(COLUMNS, scenario, call=await work.get(Call, scenario.call_id)))
    work.expect(scenario, revision)
    if scenario.basis != (await ground_of(work.session, work.registry, scenario.call_id)).basis:
        raise ScenarioIsOutdated()
    applications = await _applications(work, scenario)
    _refuse_ties(scenario, applications)
    open_ones = await _proposed_already(work, scenario)
    taken, left = _parted(scenario, open_ones)
    kinds = {share["application"]: _kind(share, applications[UUID(share["application"])]) for share in taken}
    _check_reasons(reasons, kinds.values())
    made = [await _propose(work, share, applications, kinds[share["application"]], reasons) for share in taken]
    scenario.proposed_at, scenario.proposed_by = work.now, work.actor.user_id
    return Proposed(scenario, [each.id for each in made], left)


async def _applications(work: Work, scenario: Scenario) -> dict[UUID, Application]:
    ids = [UUID(share["application"]) for share in scenario.shares]
    rows = await work.session.scalars(select(Application).where(col(Application.id).in_(ids)))
    return {row.id: row for row in rows}


async def _proposed_already(work: Work, scenario: Scenario) -> set[UUID]:
    statement = select(col(Decision.application_id)).where(
        col(Decision.call_id) == scenario.call_id, col(Decision.status) == DecisionStatus.PROPOSED
    )
    return set(await work.session.scalars(statement))


def _refuse_ties(scenario: Scenario, applications: Mapping[UUID, Application]) -> None:
    if tied := tied_in(scenario.shares):
        raise ScenarioHasTies(applications=", ".join(applications[each].reference or "–" for each in tied))


def _parted(scenario: Scenario, open_ones: set[UUID]) -> tuple[list[dict[str, Any]], list[UUID]]:
    """The shares to make proposals of, in the order of locks, and the applications that are left alone."""
    alone = {
        share["application"]
        for share in scenario.shares
        if UUID(share["application"]) in open_ones or set(share["reasons"]) & set(APART)
    }
    taken = [share for share in scenario.shares if share["application"] not in alone]
    return sorted(taken, key=lambda share: share["application"]), [UUID(each) for each in sorted(alone)]


def _kind(share: Mapping[str, Any], application: Application) -> DecisionKind:
    if not share["amount"]:
        return DecisionKind.REFUSAL
    return DecisionKind.GRANT if share["amount"] == application.amount_applied else DecisionKind.PARTIAL_GRANT


def _check_reasons(reasons: Reasons, kinds: Iterable[DecisionKind]) -> None:
    for kind in sorted(set(kinds)):
        text = reasons.get(kind)
        if text is None or not text.fi.strip() or not text.sv.strip():
            raise InvalidInput("reasons", INPUTS[kind], reason=GIVE_REASONS)


async def _propose(
    work: Work, share: Mapping[str, Any], applications: Mapping[UUID, Application], kind: DecisionKind, reasons: Reasons
) -> Decision:
    application = applications[UUID(share["application"])]
    party = await work.session.get_one(Organisation, application.organisation_id)
    language = language_for(application, party)
    contents = Contents(amount=share["amount"] or None, reasons=reasons[kind].get(language))
    try:
        return await propose_decision(work, application.id, kind=kind, contents=contents, revision=application.revision)
    except IN_THE_WAY as refusal:
        fi, sv, en = (refusal.message(each) for each in (Language.FI, Language.SV, Language.EN))
        raise NotProposable("id", application=application.reference or "–", why=Text(fi, sv, en)) from refusal


INPUTS = {
    DecisionKind.GRANT: "granted",
    DecisionKind.PARTIAL_GRANT: "grantedInPart",
    DecisionKind.REFUSAL: "refused",
}
GIVE_REASONS = Text(
    fi="Anna perustelut suomeksi ja ruotsiksi: skenaario johtaa tällaisiin ehdotuksiin (hallintolaki 45 §).",
    sv="Ange motiveringar på finska och svenska: scenariot leder till sådana förslag (45 § i förvaltningslagen).",
    en="Give reasons in Finnish and Swedish: the scenario leads to such proposals (434/2003 45 §).",
)
