"""What publication asks of a call, and what it pins: form, criteria, settings and the call's number."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from avustin_core.appropriations.models import Appropriation
from avustin_core.calls.criteria import criteria_of
from avustin_core.calls.models import Call
from avustin_core.calls.refusals import AuthorityUnnamed, TextsMissing
from avustin_core.calls.settings import default_settings, plain_settings
from avustin_core.clock import HELSINKI
from avustin_core.errors import InvalidInput
from avustin_core.plugin import Programme, Text
from avustin_core.programmes.authority import authority_of
from avustin_core.programmes.operations import lock, release_form
from avustin_core.work import Work


def check_texts(call: Call) -> None:
    """Refuses a call that lacks Finnish or Swedish somewhere, naming every such place."""
    if missing := list(_missing(call)):
        raise TextsMissing(*missing[0].split("."), fields=", ".join(missing))


def check_authority(work: Work, programme: Programme) -> None:
    """Refuses a call whose decisions couldn't say who decides (434/2003 44 §)."""
    if authority_of(work.settings, programme).name is None:
        raise AuthorityUnnamed("id")


def missing_languages(name: str, text: Mapping[str, str] | Text) -> Iterator[str]:
    """The languages that a text of that name lacks, such as `title.sv`."""
    known = text.to_json() if isinstance(text, Text) else text
    yield from (f"{name}.{language}" for language in ("fi", "sv") if not (known.get(language) or "").strip())


def _missing(call: Call) -> Iterator[str]:
    for name in ("title", "summary", "instructions", "terms"):
        yield from missing_languages(name, getattr(call, name))
    yield from missing_languages("contact.name", (call.contact or {}).get("name") or {})
    if call.published_facts is not None:
        yield from missing_languages("publishedFacts", call.published_facts)


async def draw_on(work: Work, call: Call, id: UUID) -> None:
    """Makes the appropriation public that a call draws on: one that is there, usable, and invented if the call is."""
    appropriation = await work.get(Appropriation, id, lock=True)
    if appropriation.is_fictional != call.is_fictional:
        raise InvalidInput("appropriationId", reason=FICTION)
    if appropriation.last_usable_year < work.now.astimezone(HELSINKI).year:
        raise InvalidInput("appropriationId", reason=_expired(appropriation.last_usable_year))
    appropriation.is_public = True


def check_window(work: Work, call: Call) -> None:
    """Refuses a call that would be closed when it is published."""
    if call.closes_at and call.closes_at <= work.now:
        raise InvalidInput("closesAt", reason=PASSED)


async def pin(work: Work, call: Call, programme: Programme) -> None:
    """Fixes what applicants are promised: the form, the criteria, the settings; and numbers the call."""
    declared = {setting.key: setting for setting in programme.settings}
    drafted = {key: value for key, value in call.settings.items() if key in declared}
    release = await release_form(work, programme, programme.application_form)
    for form in programme.report_forms:
        await release_form(work, programme, form)
    call.form_release_id = release.id
    call.criteria = criteria_of(programme, call.criteria)
    call.settings = default_settings(declared) | plain_settings(declared, drafted)
    call.setting_kinds = kinds_of(programme)
    call.published_at = work.now
    call.opens_at = call.opens_at or work.now
    call.year = call.opens_at.astimezone(HELSINKI).year
    call.ordinal = await _ordinal(work, call)


def kinds_of(programme: Programme) -> dict[str, Any]:
    """The kinds of the programme's settings, by key: kept, so that they can be read without the plugin."""
    return {setting.key: setting.kind.value for setting in programme.settings}


async def _ordinal(work: Work, call: Call) -> int:
    """Which call of its programme in that year; the programme's row is locked."""
    await lock(work, call.programme_code)
    with work.session.no_autoflush:
        last = await work.session.scalar(
            select(func.max(col(Call.ordinal))).where(
                col(Call.programme_code) == call.programme_code, col(Call.year) == call.year
            )
        )
    return (last or 0) + 1


def _expired(year: int) -> Text:
    return Text(
        fi=f"Määrärahaa voi käyttää vain vuoden {year} loppuun asti.",
        sv=f"Anslaget kan användas bara till utgången av år {year}.",
        en=f"The appropriation can be used only until the end of {year}.",
    )


FICTION = Text(
    fi="Esimerkkihaussa käytetään esimerkkimäärärahaa ja oikeassa haussa oikeaa määrärahaa.",
    sv="I en exempelutlysning används ett exempelanslag och i en riktig utlysning ett riktigt anslag.",
    en="An invented call draws on an invented appropriation, and a real call on a real one.",
)
PASSED = Text(
    fi="Hakuaika on jo päättynyt. Anna myöhempi päättymisajankohta.",
    sv="Ansökningstiden har redan gått ut. Ange en senare tidpunkt.",
    en="The application period has already ended. Give a later moment.",
)
