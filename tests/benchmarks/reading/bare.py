"""The endpoint that somebody would write by hand for the same JSON: Starlette, asyncpg, SQL and orjson; no rights at all."""

import base64
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg  # type: ignore[import-untyped]
import orjson
from sqlalchemy import make_url
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from tests.benchmarks.reading.bare_writing import WRITES, id_in, name_of

APPLICATION = """
select a.id, a.reference, a.title, a.status, a.submitted_at, a.amount_applied, o.id, o.name_fi, o.name_sv{more}
from applications a join organisations o on o.id = a.organisation_id"""
SIGN = "8cdd82f1"  #: of the order that a cursor belongs to; another one fails when the answers are compared
SECRET = "noLabourOffences"  #: an answer that the registrar doesn't see
ONE = APPLICATION.format(more=", {answers}") + (
    " left join application_versions v on v.id = a.submitted_id where a.id = $1 and a.submitted_at is not null"
)
WITH_SECRET = ONE.format(answers="v.answers")
WITHOUT_SECRET = ONE.format(answers=f"v.answers - '{SECRET}'")
PAGE = (
    APPLICATION.format(more=", a.listed_at")
    + """
where a.call_id = $1 and a.status = 'SUBMITTED' and a.submitted_at is not null{after}
order by a.listed_at desc, a.id desc limit 51"""
)
FIRST, NEXT = PAGE.format(after=""), PAGE.format(after=" and (a.listed_at, a.id) < ($2, $3)")
PARTICIPANTS = """
select p.application_id, p.role, p.share, o.id, o.name_fi, o.name_sv
from participants p join organisations o on o.id = p.organisation_id
where p.application_id = any($1) order by p.id"""
DECISIONS = """
select application_id, id, kind, amount, signed_at from decisions where application_id = any($1) order by id"""
REGISTER = """
select id, organisation_name, business_id, purpose, municipalities, amount_applied, outcome, amount_granted,
  decided_on, published_at from register_entries order by decided_on desc, id desc limit 100"""
TOTALS = """
select p.code, coalesce(sum((c.outcome->>'granted')::int), 0), coalesce(sum((c.outcome->>'granted_total')::bigint), 0)::bigint
from programmes p left join calls c on c.programme_code = p.code and c.published_at is not null
group by p.code order by p.code"""


def euros(cents: int | None) -> str | None:
    """Cents as euros."""
    return None if cents is None else f"{cents // 100}.{cents % 100:02d}"


def organisation(id: UUID, fi: str, sv: str) -> dict[str, Any]:
    """An organisation's JSON."""
    return {"id": name_of("Organisation", id), "name": {"fi": fi, "sv": sv}}


def application(row: Any, participants: Any, decisions: Any, **more: Any) -> dict[str, Any]:
    """An application's JSON."""
    return {
        "id": name_of("Application", row[0]), "reference": row[1], "title": row[2], "status": row[3],
        "submittedAt": row[4], "amountApplied": euros(row[5]), **more, "organisation": organisation(*row[6:9]),
        "participants": participants, "decisions": decisions,
    }  # fmt: skip


async def below(connection: Any, ids: list[UUID]) -> tuple[dict[UUID, Any], dict[UUID, Any]]:
    """Participants and decisions by application."""
    participants, decisions = defaultdict(list), defaultdict(list)
    for each in await connection.fetch(PARTICIPANTS, ids):
        participants[each[0]].append(
            {"role": each[1], "share": euros(each[2]), "organisation": organisation(*each[3:6])}
        )
    for each in await connection.fetch(DECISIONS, ids):
        decisions[each[0]].append(
            {"id": name_of("Decision", each[1]), "kind": each[2], "amount": euros(each[3]), "signedAt": each[4]}
        )
    return participants, decisions


async def q1(connection: Any, given: Any, statement: str = WITHOUT_SECRET) -> Any:
    """An application by id."""
    row = await connection.fetchrow(statement, id_in(given["id"]))
    participants, decisions = await below(connection, [row[0]])
    answers = {"values": orjson.Fragment(row[9])}
    return {"application": application(row, participants[row[0]], decisions[row[0]], answers=answers)}


async def q1s(connection: Any, given: Any) -> Any:
    """The same with the secret."""
    return await q1(connection, given, WITH_SECRET)


async def q2(connection: Any, given: Any) -> Any:
    """A page of applications."""
    call, after = id_in(given["call"]), given["after"]
    if after:
        _, key, id = orjson.loads(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)))
        rows = await connection.fetch(NEXT, call, datetime.fromisoformat(key), UUID(id))
    else:
        rows = await connection.fetch(FIRST, call)
    shown = rows[:50]
    participants, decisions = await below(connection, [row[0] for row in shown])
    edges = [
        {"cursor": _cursor(row[9], row[0]), "node": application(row, participants[row[0]], decisions[row[0]])}
        for row in shown
    ]
    page = {"hasNextPage": len(rows) > 50, "endCursor": edges[-1]["cursor"] if edges else None}
    return {"applications": {"pageInfo": page, "edges": edges}}


def _cursor(moment: datetime, id: UUID) -> str:
    return base64.urlsafe_b64encode(f'["{SIGN}","{moment.isoformat()}","{id}"]'.encode()).decode().rstrip("=")


async def q3(connection: Any, given: Any) -> Any:
    """The register."""
    total = await connection.fetchval("select count(*) from register_entries")
    nodes = [
        {
            "id": name_of("PublicRegisterEntry", row[0]), "organisationName": _name(orjson.loads(row[1])),
            "businessId": row[2], "purpose": row[3],
            "municipalities": [{"code": each["code"], "name": _name(each)} for each in orjson.loads(row[4])],
            "amountApplied": euros(row[5]), "outcome": row[6], "amountGranted": euros(row[7]), "decidedOn": row[8],
            "publishedAt": row[9],
        }
        for row in await connection.fetch(REGISTER)
    ]  # fmt: skip
    return {"register": {"totalCount": total, "nodes": nodes}}


def _name(text: dict[str, Any]) -> dict[str, Any]:
    return {"fi": text.get("fi"), "sv": text.get("sv")}


async def q4(connection: Any, given: Any) -> Any:
    """Totals by programme."""
    return {
        "programmes": [
            {"code": code, "statistics": {"granted": granted, "grantedTotal": euros(total)}}
            for code, granted, total in await connection.fetch(TOTALS)
        ]
    }


READS = {"q1": q1, "q1s": q1s, "q2": q2, "q3": q3, "q4": q4, "q5": q2}
Answer = Callable[[Any, Any], Awaitable[Any]]


def make_app(url: str) -> Starlette:
    """The endpoint over that database: a path for each question, with its variables as the body."""
    dsn = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    pool: Any = None

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        nonlocal pool
        pool = await asyncpg.create_pool(dsn, min_size=0, max_size=10, reset=_keep)
        yield
        await pool.close()

    def endpoint(answer: Answer, *, writes: bool) -> Callable[[Request], Awaitable[Response]]:
        async def respond(request: Request) -> Response:
            given = orjson.loads(await request.body())
            async with pool.acquire() as connection:
                if writes:
                    async with connection.transaction():
                        data = await answer(connection, given)
                else:
                    data = await answer(connection, given)
            return Response(
                orjson.dumps({"data": data}, option=orjson.OPT_UTC_Z), media_type="application/json; charset=utf-8"
            )

        return respond

    def route(name: str, answer: Answer, *, writes: bool = False) -> Route:
        return Route(f"/{name}", endpoint(answer, writes=writes), methods=["POST"])

    return Starlette(
        routes=[
            *(route(name, answer) for name, answer in READS.items()),
            *(route(name, answer, writes=True) for name, answer in WRITES.items()),
        ],
        lifespan=lifespan,
    )


async def _keep(connection: Any) -> None:
    """A connection is given back as it is."""
