"""A front end for any programme: it knows descriptors and how to save by values, and no programme's name or field.

It draws the form as its descriptors say, answers what must be answered now, and asks the person who uses it for what
only a person knows: how the sums of the project come out even.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from tests.walks.client import Client, Json
from tests.walks.expressions import holds
from tests.walks.scenes.reporting import PDF

Path = tuple[str, ...]
EACH = "*"
SAMPLES: dict[str, Any] = {
    "SHORT_TEXT": "Vastaus", "LONG_TEXT": "Pidempi vastaus.", "LOCALIZED_TEXT": {"fi": "Nimi", "sv": "Namn"},
    "EMAIL": "esko@esimerkki.example", "PHONE": "+35890000000", "BUSINESS_ID": "1234567-1",
    "IBAN": "FI2112345600000785", "MUNICIPALITY": "E01", "PERCENTAGE": "50", "DATE": "2020-06-01",
    "PERIOD": {"starts": "2020-01-01", "ends": "2020-12-31"},
}  # fmt: skip


class GenericClient:
    """Fills one form for one applicant. `typed` is what the person types, by the paths of the descriptors."""

    def __init__(self, client: Client, fields: list[Json], *, organisation: str, typed: Mapping[Path, Any]) -> None:
        self.client, self.organisation, self.typed = client, organisation, typed
        self.fields = fields
        self.application = ""

    async def fill(self) -> Json:
        """All answers: filled again until no answer makes another field appear."""
        answers: Json = {}
        while (filled := await self._group((), answers, {})) != answers:
            answers = filled
        return answers

    async def apply(self, call: str) -> Json:
        """Begins, saves by values, and hands in; gives what the last save said of problems."""
        made = await self.client.do("CreateApplication", callId=call, organisationId=self.organisation)
        self.application, revision = made["application"]["id"], made["application"]["revision"]
        answers = {"values": await self.fill()}
        saved = await self.client.do("SaveApplication", id=self.application, baseRevision=revision, answers=answers)
        revision = saved["application"]["revision"]
        if not any(problem["severity"] == "BLOCKS" for problem in saved["problems"]):
            await self.client.do("SubmitApplication", id=self.application, revision=revision)
        return saved

    async def _group(self, at: Path, answers: Json, row: Json) -> Json:
        """The answers of the form, of a section or of a row, as far as they must be given now."""
        look = self._look(answers, at, row)
        return {
            field["path"][-1]: await self._answer(field, answers)
            for field in self.fields
            if tuple(field["path"][:-1]) == at and not field["computed"] and self._is_needed(field, look)
        }

    def _is_needed(self, field: Json, look: Callable[[list[str]], Any]) -> bool:
        if not holds(field["visibleWhen"], look):
            return False
        required = field["required"] or (field["requiredWhen"] is not None and holds(field["requiredWhen"], look))
        return required or tuple(field["path"]) in self.typed

    async def _answer(self, field: Json, answers: Json) -> Any:
        path, kind = tuple(field["path"]), field["kind"]
        if path in self.typed:
            return self.typed[path]
        if field["repeats"]:
            return [await self._row(path, index, answers) for index in range(field["bounds"]["atLeast"] or 1)]
        if kind == "SECTION":
            return await self._group(path, answers, {})
        return await self._value(field)

    async def _row(self, path: Path, index: int, answers: Json) -> Json:
        """A row is filled until it stands still, as the form is: what it shows depends on its own answers."""
        row: Json = {}
        while (filled := await self._group((*path, EACH), answers, row)) != row:
            row = filled
        return {"key": f"r{index}", **row}

    async def _value(self, field: Json) -> Any:
        kind, bounds, options = field["kind"], field["bounds"], [each["value"] for each in field["options"]]
        match kind:
            case "CHOICE":
                return options[0]
            case "CHOICES":
                return options[: bounds["atMost"]]
            case "BOOLEAN":
                return bool(field["mustBe"])
            case "INTEGER":
                return int(bounds["minimum"] or date.today().year)
            case "MONEY":
                return bounds["minimum"] or "0"
            case "ORGANISATION":
                return self.organisation
            case "ATTACHMENT":
                return await self.client.attach(self.application, "liite.pdf", PDF)
            case "SHORT_TEXT" | "LONG_TEXT":
                return SAMPLES[kind][: bounds["limit"]]
            case _:
                return SAMPLES[kind]

    def _look(self, answers: Json, at: Path, row: Json) -> Callable[[list[str]], Any]:
        """Answers by the paths of expressions: those of the same row from the row, others from the form."""

        def look(path: list[str]) -> Any:
            if EACH in at and tuple(path[: len(at)]) == at:
                return _below(row, path[len(at) :])
            return _below(answers, path)

        return look


def _below(value: Any, path: list[str]) -> Any:
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value
