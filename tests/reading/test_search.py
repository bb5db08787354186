"""Searching lists by words, planned and executed alike: what one finds is what one sees, whatever the form of the word."""

from typing import Any

from sqlalchemy import update
from sqlmodel import col
from tests.reading.test_lists import asked
from tests.reading.ways import Ways, both_ways

from avustin_core.demo.people import USERS
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import OrganisationKind
from avustin_core.storage import row_of
from avustin_core.work import Avustin

OFFICIAL = next(user.token for user in USERS if user.group == "official")
APPLICANT = next(user.token for user in USERS if user.group == "applicant")
PARTICIPANT = "demo-osallistuja"
LISTS = {
    "organisations": "nodes { name { fi sv } }",
    "applications": "nodes { title purpose reference organisation { name { fi sv } } }",
    "calls": "nodes { title { fi sv } summary { fi sv } }",
    "register": "nodes { purpose organisationName { fi sv } }",
}


async def test_each_list_is_searched_by_words_in_any_form(demonstration: Avustin) -> None:
    async with both_ways(demonstration) as ways:

        async def found(field: str, words: str, viewer: str = OFFICIAL) -> list[Any]:
            kind = ways.schema._schema.query_type.fields[field].args["filter"].type  # type: ignore[union-attr]
            text = f"query($filter: {kind}) {{ {field}(first: 100, filter: $filter) {{ totalCount {LISTS[field]} }} }}"
            answer = await asked(ways, text, {"filter": {"search": words}}, viewer)
            page = answer[field]
            assert page["totalCount"] >= len(page["nodes"])
            return list(page["nodes"])

        every = {field: await found(field, "kunnan") for field in LISTS}  # "kunta" begins kuntayhtymä too
        assert all(every[field] for field in ("organisations", "calls"))
        for field in LISTS:
            assert await found(field, "KUNNASSA") == every[field]
            assert await found(field, "kunnan ei-sitä-ole") == []
            assert await found(field, "' or 1=1 -- %_") == []
        swedish = await found("calls", "kommunernas")
        assert swedish
        assert all("ommun" in f"{each}" for each in swedish)

        (some,) = await found("applications", reference := await first_reference(ways))
        assert some["reference"] == reference
        applicant, title = some["organisation"]["name"]["sv"], some["title"].split()[0]
        by_applicant = await found("applications", applicant)
        assert some in by_applicant
        assert all(applicant in f"{each}" for each in by_applicant)
        assert some in await found("applications", f"{title} {applicant}")

        assert len(await found("applications", title, APPLICANT)) < len(await found("applications", title))
        assert await found("applications", reference, "") == []
        published = (await asked(ways, f"{{ register(first: 1) {{ {LISTS['register']} }} }}", {}, ""))["register"][
            "nodes"
        ]
        assert published[0] in await found("register", published[0]["organisationName"]["sv"], "")


async def test_nobody_finds_an_application_by_a_name_that_is_hidden_from_them(trial: Avustin) -> None:
    fields = "nodes { reference organisation { id name { fi } } }"
    text = f"query($filter: ApplicationFilter) {{ applications(first: 100, filter: $filter) {{ {fields} }} }}"

    async with both_ways(trial) as ways:

        async def found(viewer: str, **filter: Any) -> list[Any]:
            nodes = (await asked(ways, text, {"filter": filter}, viewer))["applications"]["nodes"]
            return [each["reference"] for each in nodes]

        shared = (await asked(ways, text, {"filter": {"mine": False}}, PARTICIPANT))["applications"]["nodes"][0]
        reference, name = shared["reference"], shared["organisation"]["name"]["fi"]
        assert reference in await found(PARTICIPANT, search=name)

        async with trial.engine.begin() as connection:
            person = update(Organisation).values(kind=OrganisationKind.PRIVATE_PERSON)
            await connection.execute(
                person.where(col(Organisation.id) == row_of(shared["organisation"]["id"], "Organisation"))
            )

        assert reference in await found(PARTICIPANT, search=reference)
        assert reference not in await found(PARTICIPANT, search=name)
        assert await found(PARTICIPANT, search=f"{name} {reference}") == []
        assert reference in await found(OFFICIAL, search=name)


async def first_reference(ways: Ways) -> str:
    """Of an application that a decision was made of."""
    text = "{ applications(first: 1, filter: { decidedAt: { isNull: false } }) { nodes { reference } } }"
    answer = await asked(ways, text, viewer=OFFICIAL)
    reference: str = answer["applications"]["nodes"][0]["reference"]
    return reference
