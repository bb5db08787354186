"""The released form that a set of answers belongs to, with the call that it is answered for."""

from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.calls.models import Call
from avustin_core.errors import NotFound
from avustin_core.forms import FormSpec, spec_of
from avustin_core.plugin import CallView, Programme
from avustin_core.programmes.models import FormRelease
from avustin_core.programmes.operations import installed
from avustin_core.programmes.refusals import FormNotInstalled
from avustin_core.programmes.use import is_disabled
from avustin_core.registry import Registry, form_in

RELEASES: dict[UUID | None, tuple[str, str]] = {}  #: names and versions of those that were asked for: they never change


@dataclass(frozen=True)
class FormInUse:
    """A form, the programme whose rules go with it, and the call whose settings bound it."""

    spec: FormSpec
    programme: Programme
    call: CallView
    release_id: UUID | None = None  #: none where nothing is kept

    @property
    def is_application(self) -> bool:
        """Whether one applies on it; on others one reports."""
        return self.spec.name == spec_of(self.programme.application_form).name

    def other(self, name: str | None, version: str | None) -> "FormInUse":
        """The same programme's form of that name, in that version or the latest; this one where none is named."""
        if name is None and version is None:
            return self
        spec = _declared(self.programme, name or self.spec.name, version)
        return replace(self, spec=spec, release_id=None)


async def form_in_use(session: AsyncSession, registry: Registry, call: Call, release_id: UUID | None) -> FormInUse:
    """The form of a release. Refused when the plugin that brought it isn't installed any more, or is disabled in the call."""
    name, version = await _which(session, release_id)
    programme = installed(registry, call.programme_code)
    if refusal := is_disabled(call):
        raise refusal
    return FormInUse(released(programme, name, version), programme, call.view(), release_id)


def form_to_release(registry: Registry, call: Call) -> FormInUse:
    """What a call that isn't published yet would release: the programme's present application form, bound by its settings."""
    programme = installed(registry, call.programme_code)
    if refusal := is_disabled(call):
        raise refusal
    return FormInUse(spec_of(programme.application_form), programme, call.view())


async def _which(session: AsyncSession, release_id: UUID | None) -> tuple[str, str]:
    """The release's name and version, which never change; without its descriptors and schemas, which are large."""
    if release_id in RELEASES:
        return RELEASES[release_id]
    statement = select(col(FormRelease.name), col(FormRelease.version)).where(col(FormRelease.id) == release_id)
    found = (await session.execute(statement)).one_or_none()
    if found is None:
        raise NotFound("form")
    RELEASES[release_id] = found[0], found[1]
    return RELEASES[release_id]


def released(programme: Programme, name: str, version: str) -> FormSpec:
    """The programme's form of that name and version. Refused when the plugin has it no more."""
    spec = form_in(programme, name, version)
    if spec is None:
        raise FormNotInstalled(programme=programme.code, form=name, version=version)
    return spec


def versions_of(programme: Programme, name: str) -> list[FormSpec]:
    """All versions of the programme's form of that name, the oldest first."""
    specs = [spec_of(form) for form in (*programme.released_forms(), *programme.report_forms)]
    return [spec for spec in specs if spec.name == name]


def _declared(programme: Programme, name: str, version: str | None) -> FormSpec:
    """The form of that name in that version; without one, the form that is answered now."""
    latest_first = (
        programme.application_form, *reversed(programme.released_forms()), *reversed(programme.report_forms)
    )  # fmt: skip
    for form in latest_first:
        spec = spec_of(form)
        if spec.name == name and version in (None, spec.version):
            return spec
    raise NotFound("formVersion" if version else "formName")


def form_without_call(registry: Registry, programme_code: str) -> FormInUse:
    """The programme's present application form, its settings at their defaults: for trying it out."""
    programme = installed(registry, programme_code, "programme")
    settings = {setting.key: setting.default for setting in programme.settings}
    view = CallView(id="", programme_code=programme_code, title=programme.name, settings=settings)
    return FormInUse(spec_of(programme.application_form), programme, view)
