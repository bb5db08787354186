"""Giving a running call another version of its form: first a report of what that does to drafts, then the thing itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import gather
from avustin_core.access.rights import rights_of
from avustin_core.answers.form import FormInUse, form_in_use, versions_of
from avustin_core.applications.form_reports import FormReport, report_of
from avustin_core.applications.looking import looking
from avustin_core.applications.models import Application
from avustin_core.applications.moves import NOTHING, Kept, Move, carry_out, drafts_of, moves_of
from avustin_core.applications.refusals_of_forms import FormMigrationFailed, FormReportOutdated
from avustin_core.applications.rights import CALL_COLUMNS, PREVIEW_FORM, PUBLISH_FORM
from avustin_core.calls.models import Call
from avustin_core.calls.publishing import kinds_of, missing_languages
from avustin_core.calls.refusals import CallClosed, CallIsCancelled, CallNotPublished, TextsMissing
from avustin_core.calls.settings import default_settings
from avustin_core.errors import InvalidInput
from avustin_core.forms import FormSpec, text_digest
from avustin_core.forms.migrations import steps
from avustin_core.plugin import CallFormPublished, CallView, DeclarationError, Programme, Text, TransitionView
from avustin_core.programmes.models import FormRelease
from avustin_core.programmes.operations import installed, release_form
from avustin_core.programmes.refusals import UNUSABLE, ReleasedFormChanged
from avustin_core.work import Work, operation

REFUSES = (
    CallClosed, CallIsCancelled, CallNotPublished, FormMigrationFailed, ReleasedFormChanged, *UNUSABLE,
)  # fmt: skip


@dataclass(frozen=True)
class Reported:
    """A call, with the report on another version of its form; `visible` are the drafts in it that the asker may see."""

    row: Call
    report: FormReport
    visible: frozenset[UUID]

    @property
    def id(self) -> UUID:
        """The call's id."""
        return self.row.id


@dataclass(frozen=True)
class Wanted:
    """A publication: of which version, why, and on which report of which call."""

    revision: int
    version: str
    reason: Text
    fingerprint: str


@operation(refuses=REFUSES)
async def preview_call_form(work: Work, id: UUID, *, version: str) -> Reported:
    """What another version of the form would do to the drafts of a running call. Nothing is changed, and nothing locked."""
    async with looking(work) as aside:
        call = await aside.get(Call, id)
        aside.may(PREVIEW_FORM, gather(CALL_COLUMNS, call))
        before, after = await _forms(aside, call, version)
        report, _ = await _report(aside, call, before, after, await drafts_of(aside, call.id, lock=False))
        return await _reported(aside, call, report)


@operation(refuses=(*REFUSES, FormReportOutdated, TextsMissing))
async def publish_call_form(
    work: Work, id: UUID, *, revision: int, version: str, reason: Text, fingerprint: str
) -> Reported:
    """Gives a running call another version of its form and moves all drafts to it, in one transaction.

    `fingerprint` is that of the report; refused when the report isn't true any more. What was handed in keeps its version.
    What the drafts become is worked out before they are locked, and again for those that were changed meanwhile.
    """
    wanted = Wanted(revision, version, reason, fingerprint)
    async with looking(work) as aside:
        *_, made = await _checked(aside, await aside.get(Call, id), wanted, lock=False)
    drafts_ready = {move.kept.version.id: move for move in made}
    call = await work.get(Call, id)
    after, report, moves = await _checked(work, call, wanted, drafts_ready, lock=True)
    _ask_plugins(work, call)
    release = await release_form(work, after.programme, after.spec.form)
    _pin(work, call, after.programme, release, report, reason)
    after = replace(after, release_id=release.id)
    await carry_out(work, [replace(move, after=after) for move in moves], reason.to_json())
    await work.happened(CallFormPublished(str(call.id), at=work.now))
    return await _reported(work, call, report)


async def _checked(
    work: Work, call: Call, wanted: Wanted, ready: Mapping[UUID, Move] = NOTHING, *, lock: bool
) -> tuple[FormInUse, FormReport, list[Move]]:
    """The form, the report and the moves, when nothing stands in the way of the publication."""
    work.may(PUBLISH_FORM, gather(CALL_COLUMNS, call))
    if missing := list(missing_languages("reason", wanted.reason)):
        raise TextsMissing(*missing[0].split("."), fields=", ".join(missing))
    drafts = await drafts_of(work, call.id, lock=lock)
    if lock:
        call = await work.get(Call, call.id, lock=True)
        work.may(PUBLISH_FORM, gather(CALL_COLUMNS, call))
    work.expect(call, wanted.revision)
    before, after = await _forms(work, call, wanted.version)
    if after.spec is before.spec and not await _is_corrected(work, before):
        raise InvalidInput("version", reason=IN_USE)
    report, moves = await _report(work, call, before, after, drafts, ready)
    if report.fingerprint != wanted.fingerprint:
        raise FormReportOutdated("fingerprint")
    return after, report, moves


async def _forms(work: Work, call: Call, version: str) -> tuple[FormInUse, FormInUse]:
    """The form in use, and the other version, with the settings that it would have."""
    programme = installed(work.registry, call.programme_code)
    before = await form_in_use(work.session, work.registry, call, call.form_release_id)
    specs = versions_of(programme, before.spec.name)
    spec = next((each for each in specs if each.version == version), None)
    if spec is None:
        raise InvalidInput("version", reason=_no_version(specs))
    if spec is not before.spec:
        _check_way(programme, specs, before.spec.version, version)
    return before, replace(before, spec=spec, call=_view(programme, call), release_id=None)


async def _report(
    work: Work,
    call: Call,
    before: FormInUse,
    after: FormInUse,
    drafts: list[Kept],
    ready: Mapping[UUID, Move] = NOTHING,
) -> tuple[FormReport, list[Move]]:
    moving = drafts if before.spec is not after.spec else []  # else only its texts were corrected
    report, moves = await report_of(call, before.spec, after.spec, moves_of(work, moving, after, ready))
    if failed := len(moving) - len(moves):
        raise FormMigrationFailed(
            "version", form=after.spec.name, source=report.before, target=report.after, drafts=failed
        )
    return report, moves


async def _reported(work: Work, call: Call, report: FormReport) -> Reported:
    concerned = frozenset(id for part in report.parts for id in part.applications)
    seen = rights_of(Application).rows.predicate(Application, work.actor, work.now)
    ids = select(col(Application.id)).where(col(Application.call_id) == call.id, seen)
    visible = frozenset(await work.session.scalars(ids)) if concerned else frozenset()
    return Reported(call, report, visible & concerned)


def _pin(work: Work, call: Call, programme: Programme, release: FormRelease, report: FormReport, reason: Text) -> None:
    new = {setting.key: setting for setting in programme.settings if setting.key not in call.setting_kinds}
    call.settings = default_settings(new) | call.settings
    call.setting_kinds = kinds_of(programme) | call.setting_kinds
    call.form_release_id = release.id
    told = {
        "at": work.now.isoformat(), "by": str(work.actor.user_id), "from": report.before, "to": report.after,
        "reason": reason.to_json(), "drafts": report.drafts, "losing": report.losing,
    }  # fmt: skip
    call.form_changes = [*call.form_changes, told]


def _view(programme: Programme, call: Call) -> CallView:
    """The call as the new form's rules would see it: settings that are new are at their defaults."""
    view = call.view()
    return replace(view, settings={each.key: each.default for each in programme.settings} | dict(view.settings))


def _check_way(programme: Programme, specs: list[FormSpec], source: str, target: str) -> None:
    try:
        steps(specs, programme.migrations, source=source, target=target)
    except DeclarationError:
        raise InvalidInput("version", reason=NO_WAY) from None


async def _is_corrected(work: Work, form: FormInUse) -> bool:
    """Whether the texts of the version were corrected since they were kept."""
    release = await work.session.get_one(FormRelease, form.release_id)
    return release.texts_digest != text_digest(form.spec)


def _ask_plugins(work: Work, call: Call) -> None:
    actor, state = str(work.actor.user_id) if work.actor.user_id else None, call.state(work.now).value
    work.registry.veto(
        TransitionView(PUBLISH_FORM.action, "call", str(call.id), state, state, at=work.now, actor_id=actor)
    )


def _no_version(specs: list[FormSpec]) -> Text:
    known = ", ".join(each.version for each in specs)
    return Text(
        fi=f"Lomakkeella ei ole tätä versiota. Versiot: {known}.",
        sv=f"Blanketten har ingen sådan version. Versioner: {known}.",
        en=f"The form has no such version. Its versions: {known}.",
    )


IN_USE = Text(
    fi="Haussa on jo tämä lomakkeen versio.",
    sv="Utlysningen har redan denna version av blanketten.",
    en="The call has this version of the form already.",
)
NO_WAY = Text(
    fi="Vastauksia ei voi siirtää takaisin tähän versioon. Julkaise uusi versio.",
    sv="Svaren kan inte flyttas tillbaka till denna version. Publicera en ny version.",
    en="Answers can't be moved back to this version: its migration has no back=. Publish a new version.",
)
