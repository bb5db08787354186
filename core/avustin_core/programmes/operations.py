"""Keeping what is known of programmes: what is installed at the start, and forms as they were released.

Neither is offered to clients: the start remembers, and the publication of a call releases.
"""

import logging
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select, tuple_
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from avustin_core.errors import NotFound
from avustin_core.forms import FormSpec, describe, json_schema, spec_of, structure_digest, text_digest, ui_schema
from avustin_core.forms.described import spec_described
from avustin_core.plugin import Form, Language, Programme
from avustin_core.programmes.models import FormRelease, ProgrammeRow
from avustin_core.programmes.refusals import ProgrammeNotInstalled, ReleasedFormChanged
from avustin_core.registry import Registry, form_in
from avustin_core.work import Work

log = logging.getLogger(__name__)


async def remember(work: Work) -> None:
    """Brings what is known of programmes up to date; one whose plugin is gone stays, marked as not installed.

    What was answered on its forms is shown by what is kept of them, and so is what a newer version of a plugin dropped.

    Two servers may start at once: what the other one added is found the second time.
    """
    work.act = work.act or "programmes.remember"
    try:
        async with work.session.begin_nested():
            await _remember(work)
    except IntegrityError:
        await _remember(work)
    await _keep_forms(work)


def installed(registry: Registry, code: str, *path: str) -> Programme:
    """The programme of that code; refused when its plugin isn't installed. `path` leads to where the code was given."""
    if code not in registry.programmes:
        raise ProgrammeNotInstalled(*path, programme=code)
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


async def _keep_forms(work: Work) -> None:
    key = (col(FormRelease.programme_code), col(FormRelease.name), col(FormRelease.version))
    released = {(code, name, version) for code, name, version in await work.session.execute(select(*key))}
    gone = sorted(each for each in released if not _declares(work.registry, *each))
    for code, names in _by_programme(gone).items():
        why = "lacks these forms now" if code in work.registry.programmes else "isn't installed"
        log.warning("programme %s %s: what was answered on %s is shown as it was kept", code, why, ", ".join(names))
    kept = select(*key, col(FormRelease.descriptors)).where(tuple_(*key).in_(gone))
    work.registry.kept = {
        (code, name, version): spec_described(name, version, descriptors)
        for code, name, version, descriptors in (await work.session.execute(kept) if gone else ())
    }


def _declares(registry: Registry, code: str, name: str, version: str) -> bool:
    programme = registry.programmes.get(code)
    return programme is not None and form_in(programme, name, version) is not None


def _by_programme(forms: Iterable[tuple[str, str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, name, version in forms:
        found.setdefault(code, []).append(f"{name} {version}")
    return found


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
