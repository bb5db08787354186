"""Organisations: the municipalities of a date, and those entered by hand."""

import asyncio
import unicodedata
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any, TypeVar

import pytest
from sqlalchemy import String, bindparam, func, select
from sqlmodel import col
from tests.core.entering import AUTHORITY, INVENTED, SYSTEM, make

from avustin_core import audit
from avustin_core.access import PUBLIC, Actor
from avustin_core.errors import InvalidInput, NotAllowed
from avustin_core.organisations import queries
from avustin_core.organisations.models import Organisation
from avustin_core.organisations.refusals import OrganisationExists
from avustin_core.organisations.register import load_municipalities
from avustin_core.plugin import OrganisationKind, Role, Text
from avustin_core.storage import global_id
from avustin_core.storage.sorting import sort_key
from avustin_core.storage.texts import Folded, InOrder
from avustin_core.work import Avustin, Work

T = TypeVar("T")
Act = Callable[[Work], Awaitable[T]]
Someone = Callable[..., Awaitable[Actor]]


async def valid(avustin: Avustin, on: date) -> set[str | None]:
    """The codes of the municipalities that exist on that day."""
    statement = select(col(Organisation.municipality_code)).where(queries.valid_on(on))
    async with avustin.reading() as connection:
        return set((await connection.execute(statement)).scalars())


class TestTheRegister:
    async def test_has_311_municipalities_in_2019_and_310_from_2020_without_valtimo(self, avustin: Avustin) -> None:
        added = await avustin.run(SYSTEM, load_municipalities)

        last_day, next_day = await valid(avustin, date(2019, 12, 31)), await valid(avustin, date(2020, 1, 1))
        assert (added, len(await valid(avustin, date(2019, 1, 1))), len(last_day), len(next_day)) == (
            311,
            311,
            311,
            310,
        )
        assert last_day - next_day == {"911"}

    async def test_loads_again_without_changing_anything(self, avustin: Avustin) -> None:
        await avustin.run(SYSTEM, load_municipalities)

        assert await avustin.run(SYSTEM, load_municipalities) == 0

        async with avustin.reading() as connection:
            assert await connection.scalar(select(func.count()).select_from(Organisation)) == 311
            last = select(audit.AuditValues.changes).join(
                audit.AuditEvent, col(audit.AuditEvent.id) == col(audit.AuditValues.event_id)
            )
            assert await connection.scalar(last.order_by(col(audit.AuditEvent.seq).desc()).limit(1)) == {}

    async def test_loads_once_when_two_servers_start_at_the_same_moment(self, avustin: Avustin) -> None:
        added = await asyncio.gather(*(avustin.run(SYSTEM, load_municipalities) for _ in range(2)))

        assert sorted(added) == [0, 311]
        assert len(await valid(avustin, date(2019, 1, 1))) == 311

    async def test_mends_what_differs_from_the_source(self, avustin: Avustin) -> None:
        await avustin.run(SYSTEM, load_municipalities)

        async def spoil(work: Any) -> None:
            row = await work.session.scalar(select(Organisation).where(col(Organisation.municipality_code) == "005"))
            row.name_sv = "Fel"

        await avustin.run(SYSTEM, spoil)
        await avustin.run(SYSTEM, load_municipalities)

        async with avustin.reading() as connection:
            name = await connection.scalar(
                select(col(Organisation.name_sv)).where(col(Organisation.municipality_code) == "005")
            )
        assert name == "Alajärvi"

    async def test_names_statistics_finland_and_its_licence_as_the_source(self, avustin: Avustin) -> None:
        await avustin.run(SYSTEM, load_municipalities)

        async with avustin.reading() as connection:
            (source,) = (await connection.execute(select(col(Organisation.source)).distinct())).scalars()
        assert "Statistics Finland" in source
        assert "CC BY 4.0" in source

    async def test_gives_views_of_those_that_exist_on_the_day(self, avustin: Avustin) -> None:
        await avustin.run(SYSTEM, load_municipalities)

        async def look(work: Any) -> tuple[Any, Any]:
            codes = ("911", "541", "999")
            before = await queries.municipalities(work.session, codes, date(2019, 12, 31))
            return before, await queries.municipalities(work.session, codes, date(2020, 1, 1))

        before, after = await avustin.run(SYSTEM, look)

        assert set(before) == {"911", "541"}
        assert set(after) == {"541"}
        assert before["911"].name == Text("Valtimo", "Valtimo")
        assert (before["911"].region_name, before["911"].languages) == (
            Text("Pohjois-Karjala", "Norra Karelen"),
            ("fi",),
        )
        assert before["911"].valid_to == date(2020, 1, 1)

    async def test_gives_views_by_id_and_leaves_out_what_is_no_id(self, avustin: Avustin) -> None:
        organisation = await make(avustin, **AUTHORITY)
        ids = [global_id("Organisation", organisation.id), "hölynpöly"]

        found = await avustin.run(SYSTEM, lambda work: queries.views(work.session, ids, date(2019, 8, 1)))

        assert set(found) == {global_id("Organisation", organisation.id)}
        assert found[global_id("Organisation", organisation.id)].business_id == "1234567-1"


class TestTheOrderOfNames:
    async def test_is_the_finnish_one_in_both_databases(self, avustin: Avustin) -> None:
        await avustin.run(SYSTEM, load_municipalities)

        async with avustin.reading() as connection:
            names = list((await connection.execute(select(col(Organisation.name_fi)).order_by("sort_key"))).scalars())

        assert names[:2] == ["Akaa", "Alajärvi"]
        assert names[-2:] == ["Ähtäri", "Äänekoski"]
        assert names.index("Ypäjä") < names.index("Ähtäri")
        assert names.index("Koski Tl") < names.index("Kotka")

    async def test_is_that_of_any_text_and_so_is_its_case_in_both_databases(self, avustin: Avustin) -> None:
        texts = (
            "Åbo",
            " A\u0308iti",
            "Étoile Ørsted",
            "Über",
            "Õie Þór",
            "ŁÓDŹ",
            "Straße",
            "Zoë 12,5 % – 2/2019 'a'",
            "",
        )
        both = [made(bindparam(None, each, String)) for made in (InOrder, Folded) for each in texts]

        async with avustin.reading() as connection:
            keys = (await connection.execute(select(*both))).one()

        assert list(keys[: len(texts)]) == [sort_key(each) for each in texts]
        assert list(keys[len(texts) :]) == [unicodedata.normalize("NFC", each).lower() for each in texts]

    def test_puts_the_three_last_letters_after_z_and_ignores_case_and_other_accents(self) -> None:
        names = ["öljy", "Äiti", "Åbo", "zeta", "abo", "Étoile", "Eura", "Ylä", "Über"]

        assert sorted(names, key=sort_key) == ["abo", "Étoile", "Eura", "Über", "Ylä", "zeta", "Åbo", "Äiti", "öljy"]
        assert sort_key("ÄÄNEKOSKI") == sort_key("Äänekoski")
        assert sort_key("A\u0308iti") == sort_key("Äiti")


class TestEntering:
    @pytest.mark.parametrize(
        ("written", "kept"),
        [
            ("1234567-1", "1234567-1"),
            (" 12345671 ", "1234567-1"),
            ("FI12345671", "1234567-1"),
            ("165761-0", "0165761-0"),
        ],
    )
    async def test_keeps_a_business_id_in_one_spelling(self, avustin: Avustin, written: str, kept: str) -> None:
        organisation = await make(avustin, **AUTHORITY | {"business_id": written})

        assert organisation.business_id == kept

    @pytest.mark.parametrize(
        ("values", "path"),
        [
            ({"business_id": "1234567-2"}, ("businessId",)),
            ({"business_id": "12345"}, ("businessId",)),
            ({"business_id": None}, ("businessId",)),
            ({"name": Text(fi="Esimerkki", sv=" ")}, ("name", "sv")),
            ({"municipality_code": "X01"}, ("municipalityCode",)),
            ({"languages": "en"}, ("languages",)),
            ({"valid_from": date(2020, 1, 1), "valid_to": date(2020, 1, 1)}, ("validTo",)),
            ({"kind": OrganisationKind.MUNICIPALITY, "is_fictional": False}, ("kind",)),
            ({"kind": OrganisationKind.MUNICIPALITY, "municipality_code": "091"}, ("municipalityCode",)),
            ({"kind": OrganisationKind.MUNICIPALITY, "municipality_code": "X1"}, ("municipalityCode",)),
        ],
    )
    async def test_refuses_what_cannot_be(
        self, avustin: Avustin, values: dict[str, Any], path: tuple[str, ...]
    ) -> None:
        with pytest.raises(InvalidInput) as refused:
            await make(avustin, **AUTHORITY | values)

        assert refused.value.path == path
        async with avustin.reading() as connection:
            assert (await connection.execute(select(Organisation))).all() == []

    @pytest.mark.parametrize("values", [AUTHORITY, INVENTED])
    async def test_refuses_one_that_is_there(self, avustin: Avustin, values: dict[str, Any]) -> None:
        await make(avustin, **values)

        with pytest.raises(OrganisationExists):
            await make(avustin, **values | {"name": Text(fi="Toinen", sv="En annan")})

    async def test_takes_an_invented_municipality_that_ended(self, avustin: Avustin) -> None:
        await make(avustin, **INVENTED | {"valid_to": date(2020, 1, 1)})

        assert await valid(avustin, date(2019, 12, 31)) == {"X01"}
        assert await valid(avustin, date(2020, 1, 1)) == set()

    async def test_is_for_administrators_and_registrars(self, avustin: Avustin, someone: Someone) -> None:
        registrar, assessor = (
            await someone("registrar", Role.REGISTRAR),
            await someone("assessor", Role.ASSESSOR),
        )

        await make(avustin, registrar, **AUTHORITY)
        for actor in (assessor, PUBLIC):
            with pytest.raises(NotAllowed):
                await make(avustin, actor, **INVENTED)
