"""Calls in preparation: what template and programme give, settings, weights and scales."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select
from tests.core.calls.calling import NOON, Someone, change, creating, stored, text

from avustin_core.access import PUBLIC, Actor
from avustin_core.calls.models import Call, CallState
from avustin_core.calls.operations import update_call
from avustin_core.errors import Conflict, InvalidInput, NotAllowed, Refusal
from avustin_core.plugin import (
    Role,
)
from avustin_core.programmes.refusals import ProgrammeNotInstalled
from avustin_core.work import Avustin


class TestDrafting:
    async def test_a_draft_takes_what_the_template_and_the_programme_know(self, avustin: Avustin, draft: Call) -> None:
        call = await stored(avustin, draft.id)

        assert call.title == {"fi": "Haku", "sv": "Haku på svenska"}
        assert call.contact == {
            "name": text("Yhteyshenkilö").to_json(),
            "email": "haku@esimerkki.example",
            "phone": None,
        }
        assert call.settings == {
            "ends_by": "2021-11-30", "least": "1000.00", "share": None, "many": None, "open": None, "note": None,
        }  # fmt: skip
        assert [(each["key"], each["weight"], each["scale"] is None) for each in call.criteria] == [
            ("IMPACT", None, False), ("COST", None, True), ("PRIORITY", None, True),
        ]  # fmt: skip
        assert (call.state(NOON), call.form_release_id, call.published_at) == (CallState.DRAFT, None, None)

    async def test_settings_are_kept_as_json_and_read_as_values(
        self, avustin: Avustin, preparer: Actor, draft: Call
    ) -> None:
        given = {
            "ends_by": "2021-06-30",
            "least": "12.5",
            "share": Decimal("85"),
            "many": 3,
            "open": False,
            "note": "x",
        }

        call = await change(avustin, preparer, draft, settings=given)

        assert call.settings == given | {"least": "12.50", "share": "85"}
        assert dict(call.view().settings) == {
            "ends_by": date(2021, 6, 30), "least": Decimal("12.50"), "share": Decimal("85"), "many": 3, "open": False,
            "note": "x",
        }  # fmt: skip
        cleared = await change(avustin, preparer, call, settings={"many": None})
        assert (cleared.view().setting("many"), cleared.view().setting("note")) == (None, "x")

    @pytest.mark.parametrize(
        ("settings", "key"),
        [
            ({"ends_by": "30.11.2021"}, "ends_by"), ({"ends_by": 5}, "ends_by"), ({"least": "-1"}, "least"),
            ({"least": "1.005"}, "least"), ({"least": 1.5}, "least"), ({"least": "NaN"}, "least"),
            ({"least": "sata"}, "least"), ({"share": "100.01"}, "share"), ({"many": "3"}, "many"),
            ({"many": True}, "many"),
            ({"open": "kyllä"}, "open"), ({"note": 1}, "note"), ({"ennbs_by": "2021-11-30"}, "ennbs_by"),
        ],
    )  # fmt: skip
    async def test_a_setting_of_another_kind_is_refused(
        self, avustin: Avustin, preparer: Actor, draft: Call, settings: dict[str, object], key: str
    ) -> None:
        with pytest.raises(InvalidInput) as refused:
            await change(avustin, preparer, draft, settings=settings)

        assert refused.value.path == ("settings", key)
        assert (await stored(avustin, draft.id)).settings == draft.settings

    async def test_weights_and_scales_are_set_by_key_and_stay_null_where_nobody_sets_them(
        self, avustin: Avustin, preparer: Actor, draft: Call
    ) -> None:
        call = await change(
            avustin, preparer, draft,
            criteria=[
                {"key": "COST", "weight": Decimal("0.4"), "scale_lowest": 1, "scale_highest": 5},
                {"key": "IMPACT", "weight": Decimal("0.6")},
            ],
        )  # fmt: skip

        by_key = {each["key"]: each for each in call.criteria}
        assert (by_key["COST"]["weight"], by_key["COST"]["scale"]) == ("0.4", {"lowest": 1, "highest": 5, "steps": []})
        assert (by_key["IMPACT"]["weight"], by_key["IMPACT"]["scale"]["highest"]) == ("0.6", 3)
        assert (by_key["PRIORITY"]["weight"], by_key["PRIORITY"]["scale"]) == (None, None)
        again = await change(avustin, preparer, call, criteria=[{"key": "COST", "weight": None}])
        assert [(each["weight"], each["scale"] is None) for each in again.criteria] == [
            ("0.6", False), (None, False), (None, True),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("criterion", "path"),
        [
            ({"key": "NOBODY"}, ("criteria", "NOBODY")),
            ({"key": "COST", "weight": Decimal(0)}, ("criteria", "COST", "weight")),
            ({"key": "COST", "weight": Decimal("NaN")}, ("criteria", "COST", "weight")),
            ({"key": "COST", "scale_lowest": 1}, ("criteria", "COST", "scaleHighest")),
            ({"key": "COST", "scale_lowest": 5, "scale_highest": 5}, ("criteria", "COST", "scaleHighest")),
            ({"key": "PRIORITY", "weight": Decimal(1)}, ("criteria", "PRIORITY")),
        ],
    )
    async def test_a_weight_or_scale_that_cannot_be_is_refused(
        self, avustin: Avustin, preparer: Actor, draft: Call, criterion: dict[str, Any], path: tuple[str, ...]
    ) -> None:
        with pytest.raises(InvalidInput) as refused:
            await change(avustin, preparer, draft, criteria=[criterion])

        assert refused.value.path == path

    @pytest.mark.parametrize(
        ("values", "path"),
        [
            ({"closes_at": NOON}, ("closesAt",)),
            ({"opens_at": datetime(2019, 8, 1, 12)}, ("opensAt",)),
            ({"ceiling": 0}, ("ceiling",)),
        ],
    )
    async def test_a_window_or_ceiling_that_cannot_be_is_refused(
        self, avustin: Avustin, preparer: Actor, draft: Call, values: dict[str, Any], path: tuple[str, ...]
    ) -> None:
        with pytest.raises(InvalidInput) as refused:
            await change(avustin, preparer, draft, **values)

        assert refused.value.path == path

    async def test_needs_an_installed_programme_a_known_template_and_an_official(
        self, avustin: Avustin, preparer: Actor, someone: Someone
    ) -> None:
        elsewhere = await someone("assessor", Role.ASSESSOR)
        attempts: list[tuple[Actor, str, str | None, type[Refusal]]] = [
            (preparer, "gone", None, ProgrammeNotInstalled),
            (preparer, "testing", "1999", InvalidInput),
            (elsewhere, "testing", None, NotAllowed),
            (PUBLIC, "testing", None, NotAllowed),
        ]
        for actor, code, template, refusal in attempts:
            with pytest.raises(refusal):
                await avustin.run(actor, creating(code, template))

        async with avustin.reading() as connection:
            assert (await connection.execute(select(Call))).all() == []

    async def test_a_change_of_what_was_not_read_is_refused(
        self, avustin: Avustin, preparer: Actor, draft: Call
    ) -> None:
        await change(avustin, preparer, draft, title=text("Uusi"))

        with pytest.raises(Conflict):
            await avustin.run(preparer, lambda work: update_call(work, draft.id, revision=1, values={"ceiling": 5}))
