"""M1 as somebody would write it by hand who checks nothing: a row is inserted or changed, and that is that."""

import base64
from typing import Any
from uuid import UUID

import orjson
from uuid_utils.compat import uuid7

MATTER = """
insert into matters (id, revision, kind, call_id, party_id, awaits_substitutes)
values ($1, 1, 'APPLICATION', $2, $3, 0)"""
APPLICATION = """
insert into applications (id, revision, matter_id, call_id, organisation_id, status, created_at, listed_at, is_late,
  has_unsubmitted_changes, edits, is_fictional)
values ($1, 1, $2, $3, $4, 'DRAFT', now(), now(), false, true, '{}', true)"""
VERSION = """
insert into application_versions (id, application_id, ordinal, kind, form_release_id, form_version, answers, saved_at)
select $1, $2, 1 + (select count(*) from application_versions where application_id = $2), $3, c.form_release_id, '1.0',
  $4, now() from applications a join calls c on c.id = a.call_id where a.id = $2"""
SAVED = """
update applications set revision = revision + 1, current_id = $2, title = $3, purpose = $4, language = $5
where id = $1 and revision = $6 returning revision"""
SUBMITTED = """
update applications set revision = revision + 1, status = 'SUBMITTED', submitted_at = now(), listed_at = now(),
  submitted_id = current_id, reference = $3 where id = $1 and revision = $2 returning revision"""
NUMBERED = """
update calls set numbered = numbered + 1, submitted = submitted + 1
where id = (select call_id from applications where id = $1) returning numbered"""
PARTICIPANT = """
insert into participants (id, application_id, key, organisation_id, role, is_committed) values ($1, $2, $3, $4, $5, $6)"""


def name_of(kind: str, id: UUID) -> str:
    """A global id."""
    return base64.urlsafe_b64encode(f"{kind}:{id.hex}".encode()).decode().rstrip("=")


def id_in(name: str) -> UUID:
    """The id in a global one."""
    return UUID(base64.urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode().partition(":")[2])


def _told(field: str, id: UUID, revision: int) -> Any:
    return {field: {"application": {"id": name_of("Application", id), "revision": revision}, "errors": []}}


async def create(connection: Any, given: Any) -> Any:
    """A draft with its matter."""
    call, organisation = id_in(given["callId"]), id_in(given["organisationId"])
    matter, id, version = uuid7(), uuid7(), uuid7()
    await connection.execute(MATTER, matter, call, organisation)
    await connection.execute(APPLICATION, id, matter, call, organisation)
    await connection.execute(VERSION, version, id, "SAVED", "{}")
    return _told("createApplication", id, 1)


async def save(connection: Any, given: Any) -> Any:
    """The answers, and those who take part."""
    id, values, version = id_in(given["id"]), given["answers"]["values"], uuid7()
    await connection.execute(VERSION, version, id, "SAVED", orjson.dumps(values).decode())
    title = values["title"].get("fi") if isinstance(values["title"], dict) else values["title"]
    revision = await connection.fetchval(
        SAVED, id, version, title, values["purpose"], values["language"], given["baseRevision"]
    )
    rows = [
        (uuid7(), id, each["key"], id_in(each["organisation"]), each["role"], each["committed"])
        for each in values.get("participants", ())
    ]
    await connection.executemany(PARTICIPANT, rows)
    return _told("saveApplication", id, revision)


async def submit(connection: Any, given: Any) -> Any:
    """A number, and the moment."""
    id = id_in(given["id"])
    number = await connection.fetchval(NUMBERED, id)
    revision = await connection.fetchval(SUBMITTED, id, given["revision"], f"bare/{uuid7()}/{number}")
    return _told("submitApplication", id, revision)


WRITES = {"create": create, "save": save, "submit": submit}
