"""The municipalities of Finland as reference data: which there were, from when and until when."""

import csv
from datetime import date
from importlib.resources import files

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from avustin_core.organisations.models import Organisation
from avustin_core.plugin import OrganisationKind
from avustin_core.storage.sorting import sort_key
from avustin_core.work import Work

SOURCE = "Statistics Finland, classification of municipalities 1.1.2019 and 1.1.2020 (CC BY 4.0)"
FIRST = date(2019, 1, 1)
SECOND = date(2020, 1, 1)
TOLD = (
    "name_fi", "name_sv", "sort_key", "languages", "region_code", "region_fi", "region_sv", "valid_from", "valid_to",
)  # fmt: skip


async def load_municipalities(work: Work) -> int:
    """Brings the register up to date, and says how many municipalities are new. The start calls it; clients can't.

    The data begin on 1.1.2019: nothing is said of earlier days, and one that isn't in the register of 1.1.2020
    ended with the day before. Two servers may start at once: what the other one added is found the second time.
    """
    work.act = work.act or "organisations.load_municipalities"
    try:
        async with work.session.begin_nested():
            return await _load(work)
    except IntegrityError:
        return await _load(work)


async def _load(work: Work) -> int:
    known = {
        row.municipality_code: row
        for row in await work.session.scalars(select(Organisation).where(col(Organisation.source) == SOURCE))
    }
    new = 0
    for line in _lines():
        told = _organisation(line)
        row = known.get(told.municipality_code)
        if row is None:
            work.session.add(told)
            new += 1
            continue
        for name in TOLD:
            if getattr(row, name) != getattr(told, name):
                setattr(row, name, getattr(told, name))
    await work.session.flush()
    return new


def _lines() -> list[dict[str, str]]:
    text = files("avustin_core.organisations").joinpath("municipalities.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _organisation(line: dict[str, str]) -> Organisation:
    return Organisation(
        kind=OrganisationKind.MUNICIPALITY,
        name_fi=line["name_fi"],
        name_sv=line["name_sv"],
        sort_key=sort_key(line["name_fi"]),
        municipality_code=line["code"],
        languages=line["language"],
        region_code=line["region_code"],
        region_fi=line["region_fi"],
        region_sv=line["region_sv"],
        valid_from=FIRST if line["in_2019"] == "1" else SECOND,
        valid_to=None if line["in_2020"] == "1" else SECOND,
        source=SOURCE,
    )
