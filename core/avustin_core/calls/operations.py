"""What can be done with calls: drafting, changing, publishing and cancelling."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from avustin_core.access import gather
from avustin_core.appropriations.models import Appropriation
from avustin_core.calls.criteria import criteria_of
from avustin_core.calls.models import Call
from avustin_core.calls.publishing import (
    check_authority,
    check_texts,
    check_window,
    draw_on,
    kinds_of,
    missing_languages,
    pin,
)
from avustin_core.calls.ranking import plain_ranking
from avustin_core.calls.refusals import (
    AppropriationMissing,
    AuthorityUnnamed,
    CallIsCancelled,
    CallIsDecided,
    CallIsPublished,
    CallNotPublished,
    ExtensionOnly,
    NoticeMissing,
    TextsMissing,
)
from avustin_core.calls.rights import CANCEL, COLUMNS, CREATE, PUBLISH, UPDATE
from avustin_core.calls.settings import default_settings
from avustin_core.calls.values import CallValues, changes, of_template
from avustin_core.errors import InvalidInput
from avustin_core.plugin import CallCancelled, CallCreated, CallPublished, CallTemplate, Programme, Text, TransitionView
from avustin_core.plugin.forms import wire_name
from avustin_core.programmes.operations import installed, lock
from avustin_core.programmes.refusals import ProgrammeIsDisabled, ProgrammeNotInstalled, ReleasedFormChanged
from avustin_core.programmes.use import is_disabled
from avustin_core.work import Work, operation

CORRECTED = frozenset(
    (
        "title", "summary", "instructions", "terms", "contact", "published_facts", "requires_declarations",
        "requires_checks",
        "assigned_only", "appropriation_id", "assessment_opens_at", "assessment_closes_at",
    )
)  # fmt: skip
NOTHING = CallValues()


@operation(refuses=(ProgrammeNotInstalled, ProgrammeIsDisabled))
async def create_call(
    work: Work, programme_code: str, *, template: str | None = None, values: CallValues = NOTHING
) -> Call:
    """A draft of a call of an installed programme, begun from one of its templates if one is named."""
    work.may(CREATE, None)
    programme = installed(work.registry, programme_code, "programme")
    if refusal := is_disabled(await lock(work, programme_code)):
        raise refusal
    call = Call(
        programme_code=programme.code,
        title={}, summary={}, instructions={}, terms={},
        criteria=criteria_of(programme), ranking_rules=plain_ranking(programme.ranking),
        settings=default_settings({setting.key: setting for setting in programme.settings}),
        setting_kinds=kinds_of(programme),
    )  # fmt: skip
    if template is not None:
        _assign(call, changes(programme, call, of_template(_template(programme, template))))
    await _change(work, programme, call, values)
    await work.add(call)
    await work.happened(CallCreated(str(call.id), at=work.now))
    return call


@operation(
    refuses=(
        AppropriationMissing, CallIsCancelled, CallIsPublished, ExtensionOnly, NoticeMissing, ProgrammeNotInstalled, TextsMissing,
    )
)  # fmt: skip
async def update_call(work: Work, id: UUID, *, revision: int, values: CallValues, notice: Text | None = None) -> Call:
    """Changes a draft. Of a published call only the texts can be corrected, declarations asked, and the closing time moved later.

    A new closing time is for everyone and needs a `notice` in Finnish and Swedish. From another appropriation, such as
    the next year's, later grants are drawn. Values that are as they were may be sent along.
    """
    call = await work.get(Call, id, lock=True)
    work.may(UPDATE, gather(COLUMNS, call))
    work.expect(call, revision)
    programme = installed(work.registry, call.programme_code)
    if call.published_at is None:
        await _change(work, programme, call, values)
        return call
    changed = changes(programme, call, values)
    _refuse_pinned(changed)
    if "closes_at" in changed:
        _extend(work, call, changed, notice)
    if (appropriation_id := changed.get("appropriation_id", call.appropriation_id)) is None:
        raise CallIsPublished("appropriationId")
    _assign(call, changed)
    check_texts(call)
    if "appropriation_id" in changed:
        await draw_on(work, call, appropriation_id)
    return call


@operation(
    refuses=(
        AppropriationMissing, AuthorityUnnamed, CallIsCancelled, CallIsPublished, ProgrammeNotInstalled,
        ProgrammeIsDisabled, ReleasedFormChanged, TextsMissing,
    )
)  # fmt: skip
async def publish_call(work: Work, id: UUID, *, revision: int) -> Call:
    """Makes a call public, and pins its form, criteria and settings. One without an opening time opens at once."""
    call = await work.get(Call, id, lock=True)
    work.may(PUBLISH, gather(COLUMNS, call))
    work.expect(call, revision)
    programme = installed(work.registry, call.programme_code)
    check_authority(work, programme)
    check_texts(call)
    check_window(work, call)
    _ask_plugins(work, call, "publishCall", "PUBLISHED")
    await pin(work, call, programme)
    if call.appropriation_id is None:
        raise AppropriationMissing("appropriationId")
    await draw_on(work, call, call.appropriation_id)
    await work.happened(CallPublished(str(call.id), at=work.now))
    return call


@operation(refuses=(CallIsCancelled, CallIsDecided, CallNotPublished, TextsMissing))
async def cancel_call(work: Work, id: UUID, *, revision: int, reason: Text) -> Call:
    """Cancels a published call, for a reason told in Finnish and Swedish. It stays visible, as cancelled."""
    call = await work.get(Call, id, lock=True)
    work.may(CANCEL, gather(COLUMNS, call))
    work.expect(call, revision)
    if missing := list(missing_languages("reason", reason)):
        raise TextsMissing(*missing[0].split("."), fields=", ".join(missing))
    _ask_plugins(work, call, "cancelCall", "CANCELLED")
    call.cancelled_at, call.cancellation_reason = work.now, reason.to_json()
    await work.happened(CallCancelled(str(call.id), at=work.now))
    return call


def _template(programme: Programme, key: str) -> CallTemplate:
    for template in programme.calls:
        if template.key == key:
            return template
    keys = ", ".join(template.key for template in programme.calls) or "–"
    reason = Text(
        fi=f"Ohjelmalla ei ole hakupohjaa {key}. Pohjat: {keys}.",
        sv=f"Programmet har ingen utlysningsmall {key}. Mallar: {keys}.",
        en=f"The programme has no call template {key}. Its templates: {keys}.",
    )
    raise InvalidInput("template", reason=reason)


async def _change(work: Work, programme: Programme, call: Call, values: CallValues) -> None:
    changed = changes(programme, call, values)
    if appropriation_id := changed.get("appropriation_id"):
        await work.get(Appropriation, appropriation_id)
    _assign(call, changed)


def _assign(call: Call, changed: dict[str, Any]) -> None:
    for name, value in changed.items():
        setattr(call, name, value)


def _refuse_pinned(changed: Collection[str]) -> None:
    for name in changed:
        if name not in CORRECTED and name != "closes_at":
            raise CallIsPublished(wire_name(name))


def _extend(work: Work, call: Call, changed: dict[str, Any], notice: Text | None) -> None:
    until = changed["closes_at"]
    if until is None or until <= (call.closes_at or work.now):
        raise ExtensionOnly("closesAt")
    if call.closes_at and call.closes_at <= work.now:
        raise ExtensionOnly("closesAt")
    if notice is None or list(missing_languages("notice", notice)):
        raise NoticeMissing("notice")
    told = {"at": work.now.isoformat(), "closesAt": until.isoformat(), "text": notice.to_json()}
    changed["notices"] = [*call.notices, told]


def _ask_plugins(work: Work, call: Call, name: str, to: str) -> None:
    actor = str(work.actor.user_id) if work.actor.user_id else None
    work.registry.veto(
        TransitionView(name, "call", str(call.id), call.state(work.now).value, to, at=work.now, actor_id=actor)
    )
