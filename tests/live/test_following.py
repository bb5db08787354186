"""What subscribers are told: the state, and again what they may see of it when that has changed; nothing else, to nobody else."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select
from tests.core.applying import CLOSES
from tests.live.conftest import Quay

from avustin_core.access import RoleGrant
from avustin_core.storage import global_id
from avustin_core.work import Work
from avustin_schema.reading.drivers import lending

APPLICATION = """
subscription ($id: ID!) { applicationChanged(id: $id) { changed application { status revision organisation { id } } } }
"""
CALL = "subscription ($id: ID!) { callChanged(id: $id) { changed call { state statistics { submitted } } } }"
RANKING = "subscription ($id: ID!) { rankingChanged(id: $id) { call { id ranking { assessments } } } }"
SUBMIT = "mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) { errors { __typename } } }"


async def _gone(work: Work, table: Any) -> None:
    for row in await work.session.scalars(table):
        await work.session.delete(row)


async def test_all_who_see_it_are_told_what_changed_and_nobody_else_anything(quay: Quay) -> None:
    harbour = quay.harbour
    application = await harbour.draft()
    id, call = global_id("Application", application.id), global_id("Call", harbour.call.id)
    async with quay.socket("signatory") as own, quay.socket("preparer") as officials, quay.socket() as public:
        mine, theirs, nobodys = [await each.subscribe(APPLICATION, id=id) for each in (own, officials, public)]
        counts, ranking = await public.subscribe(CALL, id=call), await officials.subscribe(RANKING, id=call)
        first = await mine.event()
        assert first["changed"] == []
        assert first["application"]["status"] == "DRAFT"
        assert await theirs.event() == await nobodys.event() == {"changed": [], "application": None}
        assert (await counts.event())["call"] == {"state": "OPEN", "statistics": {"submitted": 0}}
        assert (await ranking.event())["call"] == {"id": call, "ranking": []}

        done = await own.subscribe(SUBMIT, input={"id": id, "revision": first["application"]["revision"]})
        assert await done.event() == {"errors": []}

        told = await mine.event()
        assert told["changed"] == ["application.status", "application.revision"]
        assert told["application"]["status"] == "SUBMITTED"
        assert await theirs.event() == {"changed": ["application"], "application": told["application"]}
        assert await counts.event() == {
            "changed": ["call.statistics"], "call": {"state": "OPEN", "statistics": {"submitted": 1}},
        }  # fmt: skip
        assert len((await ranking.event())["call"]["ranking"]) == 1
        assert await nobodys.is_silent()


async def test_what_one_may_not_see_isnt_told_by_an_event_either(quay: Quay) -> None:
    harbour = quay.harbour
    application = await harbour.submitted()
    query = "subscription ($id: ID!) { applicationChanged(id: $id) { at application { status } } }"
    async with quay.socket("signatory") as own:
        mine = await own.subscribe(query, id=global_id("Application", application.id))
        await mine.event()

        await harbour.change(application, late_reason="seen by officials")

        assert await mine.is_silent()


async def test_a_right_that_is_taken_empties_the_subscription_and_one_that_is_given_fills_it(quay: Quay) -> None:
    harbour = quay.harbour
    application = await harbour.submitted()
    async with quay.socket("preparer") as socket:
        following = await socket.subscribe(APPLICATION, id=global_id("Application", application.id))
        seen = (await following.event())["application"]

        mine = select(RoleGrant).where(RoleGrant.user_id == harbour.preparer.user_id)  # type: ignore[arg-type]
        await harbour.do(harbour.preparer, lambda work: _gone(work, mine))
        assert await following.event() == {"changed": ["application"], "application": None}
        await harbour.change(application, title="no longer theirs to see")
        assert await following.is_silent()

        (role, call_id), *_ = harbour.preparer.roles
        assert harbour.preparer.user_id
        await harbour.add(RoleGrant(user_id=harbour.preparer.user_id, role=role, call_id=call_id))
        again = await following.event()
        assert again["application"]["status"] == seen["status"]


async def test_a_call_that_closes_by_time_is_told_though_nobody_wrote(quay: Quay) -> None:
    harbour = quay.harbour
    application = await harbour.draft()
    actions = "subscription ($id: ID!) { applicationChanged(id: $id) { application { actions { name allowed } } } }"
    async with quay.socket("signatory") as socket:
        call = await socket.subscribe(CALL, id=global_id("Call", harbour.call.id))
        mine = await socket.subscribe(actions, id=global_id("Application", application.id))
        assert (await call.event())["call"]["state"] == "OPEN"
        before = (await mine.event())["application"]["actions"]
        assert {"name": "submitApplication", "allowed": True} in before

        harbour.at(CLOSES + timedelta(milliseconds=1))

        told = await call.event()
        assert (told["changed"], told["call"]["state"]) == (["call.state"], "CLOSED")
        after = (await mine.event())["application"]["actions"]
        assert {"name": "submitApplication", "allowed": False} in after


async def test_whoever_isnt_signed_in_any_more_is_told_so_and_no_more(quay: Quay) -> None:
    harbour = quay.harbour
    application = await harbour.draft()
    async with quay.socket("editor", language="sv") as socket:
        following = await socket.subscribe(APPLICATION, id=global_id("Application", application.id))
        await following.event()

        del quay.tokens["editor"]
        await harbour.put(application, "title", to="Uusi nimi")

        ended = await following.message()
        assert (ended["type"], ended["payload"][0]["extensions"]) == ("error", {"code": "UNAUTHENTICATED"})
        assert ended["payload"][0]["message"].startswith("Inloggningen")
        await harbour.put(application, "title", to="Vielä uudempi nimi")
        assert await following.is_silent()


async def test_equal_rights_are_asked_for_once_and_a_burst_is_one_event(quay: Quay) -> None:
    harbour = quay.harbour
    call = global_id("Call", harbour.call.id)
    query = "subscription ($id: ID!) { callChanged(id: $id) { call { title { fi } } } }"
    async with quay.socket() as first, quay.socket() as second, quay.socket("editor") as third:
        several = [await each.subscribe(query, id=call) for each in (first, second, third) for _ in range(5)]
        for each in several:
            await each.event()
        asked: list[str] = []

        with lending.noting(asked.append):
            for number in range(5):
                await harbour.change(harbour.call, title={"fi": f"Lossihaku {number}", "sv": "Utlysning"})
            for each in several:
                while (await each.event())["call"]["title"]["fi"] != "Lossihaku 4":
                    pass

        of_calls = [each for each in asked if "FROM calls" in each]
        assert 1 <= len(of_calls) <= 2 * 5, "one for each change, and one for each shape of viewer"


async def test_a_subscription_ends_after_so_many_events(quay: Quay) -> None:
    call = global_id("Call", quay.harbour.call.id)
    query = "subscription ($id: ID!, $n: Int) { followed: callChanged(id: $id, atMost: $n) { seen: at call { id } } }"
    async with quay.socket() as socket:
        one, none = await socket.subscribe(query, id=call, n=1), await socket.subscribe(query, id=call, n=0)

        assert (await one.event())["call"] == {"id": call}
        assert (await one.message())["type"] == "complete"
        assert (await none.message())["payload"][0]["extensions"] == {"code": "BAD_USER_INPUT", "path": ["atMost"]}
