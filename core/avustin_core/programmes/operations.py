"""Keeping what is known of programmes: what is installed at the start, and forms as they were released.

Neither is offered to clients: the start remembers, and the publication of a call releases.
"""

from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from avustin_core.errors import NotFound
from avustin_core.forms import FormSpec, describe, json_schema, spec_of, structure_digest, text_digest, ui_schema
from avustin_core.plugin import Form, Language, Programme
from avustin_core.programmes.models import FormRelease, ProgrammeRow
from avustin_core.programmes.refusals import ProgrammeNotInstalled, ReleasedFormChanged
from avustin_core.registry import Registry
from avustin_core.work import Work


async def remember(work: Work) -> None:
    """Brings what is known of programmes up to date; one whose plugin is gone stays, marked as not installed.

    Two servers may start at once: what the other one added is found the second time.
    """
    work.act = work.act or "programmes.remember"
    try:
        async with work.session.begin_nested():
            await _remember(work)
    except IntegrityError:
        await _remember(work)


def installed(registry: Registry, code: str) -> Programme:
    """The programme of that code; refused when its plugin isn't installed."""
    if code not in registry.programmes:
        raise ProgrammeNotInstalled("programme", programme=code)
    return registry.programme(code)


async def lock(work: Work, code: str) -> ProgrammeRow:
    """The programme's row, locked: one at a time gives numbers to its calls and releases its forms."""
    statement = select(ProgrammeRow).where(col(ProgrammeRow.code) == code).with_for_update()
    row: ProgrammeRow | None = await work.session.scalar(statement)
    if row is None:
        raise NotFound("programme")
    return row


async def release_form(work: Work, programme: Programme, form_class: type[Form]) -> FormRelease:
    """The form as it is kept for good. Corrected texts replace the old ones; a changed structure is refused."""
    await lock(work, programme.code)
    spec = spec_of(form_class)
    known = await _released(work, programme, spec)
    if known is None:
        return await work.add(
            FormRelease(
                programme_code=programme.code, name=spec.name, version=str(spec.version), released_at=work.now,
                **_kept(spec),
            )
        )  # fmt: skip
    if known.structure_digest != structure_digest(spec):
        raise ReleasedFormChanged("form", form=spec.name, version=spec.version)
    if known.texts_digest != text_digest(spec):
        for name, value in _kept(spec).items():
            setattr(known, name, value)
        await work.session.flush()
    return known


async def _released(work: Work, programme: Programme, spec: FormSpec) -> FormRelease | None:
    statement = select(FormRelease).where(
        col(FormRelease.programme_code) == programme.code,
        col(FormRelease.name) == spec.name,
        col(FormRelease.version) == str(spec.version),
    )
    found: FormRelease | None = await work.session.scalar(statement)
    return found


def _kept(spec: FormSpec) -> dict[str, Any]:
    return {
        "structure_digest": structure_digest(spec),
        "texts_digest": text_digest(spec),
        "descriptors": describe(spec),
        "json_schema": {language.value: json_schema(spec, language) for language in Language},
        "ui_schema": {language.value: ui_schema(spec, language) for language in Language},
    }


async def _remember(work: Work) -> None:
    known = {row.code: row for row in await work.session.scalars(select(ProgrammeRow))}
    for programme in work.registry.programmes.values():
        told = _row(work.registry, programme)
        row = known.pop(programme.code, None)
        if row is None:
            work.session.add(told)
        else:
            _update(row, told)
    for gone in known.values():
        gone.is_installed = False
    await work.session.flush()


def _row(registry: Registry, programme: Programme) -> ProgrammeRow:
    plugin, basis = registry.plugin_of(programme.code), programme.legal_basis
    return ProgrammeRow(
        code=programme.code,
        name=programme.name.to_json(),
        purpose=programme.purpose.to_json(),
        legal_basis={"reference": basis.reference, "title": basis.title.to_json()},
        distribution=plugin.distribution,
        version=plugin.version,
        is_installed=True,
    )


def _update(row: ProgrammeRow, told: ProgrammeRow) -> None:
    for name in ("name", "purpose", "legal_basis", "distribution", "version", "is_installed"):
        if getattr(row, name) != getattr(told, name):
            setattr(row, name, getattr(told, name))
