"""What an official says of a call, and what it makes of the call's columns. What isn't given stays as it is."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypedDict
from uuid import UUID

from avustin_core.calls.criteria import CriterionValues, with_values
from avustin_core.calls.models import Call
from avustin_core.calls.ranking import RankingValues, with_ranking
from avustin_core.calls.settings import plain_settings
from avustin_core.errors import InvalidInput
from avustin_core.long_texts import refuse_other
from avustin_core.plugin import CallTemplate, Contact, Programme, Text

TEXTS = ("title", "summary", "instructions", "terms", "published_facts")
LONG = ("summary", "instructions", "terms", "published_facts")


class CallValues(TypedDict, total=False):
    """The values of a call. `ceiling` is in cents; settings and criteria are changed by key."""

    appropriation_id: UUID | None
    title: Text
    summary: Text
    instructions: Text
    terms: Text
    contact: Contact | None
    published_facts: Text | None
    opens_at: datetime | None
    closes_at: datetime | None
    is_rolling: bool
    ceiling: int | None
    publishes_refusals: bool
    requires_declarations: bool
    requires_checks: bool
    assigned_only: bool
    settings: Mapping[str, object]
    criteria: Sequence[CriterionValues]
    ranking: RankingValues
    assessment_opens_at: datetime | None
    assessment_closes_at: datetime | None
    is_fictional: bool


def of_template(template: CallTemplate) -> CallValues:
    """The values that a programme's template of a call gives."""
    return CallValues(
        title=template.title,
        summary=template.summary,
        instructions=template.instructions,
        terms=template.terms,
        contact=template.contact,
        published_facts=template.published_facts,
        opens_at=template.opens,
        closes_at=template.closes,
        is_rolling=template.rolling,
        settings=template.settings,
    )


def changes(programme: Programme, call: Call, values: CallValues) -> dict[str, Any]:
    """The columns that would get another value than they have, by name. Refuses values that can't be used."""
    columns: dict[str, Any] = {**values}
    for name in TEXTS:
        if name in columns:
            text: Text | None = columns[name]
            if name in LONG:
                refuse_other(text, "publishedFacts" if name == "published_facts" else name)
            columns[name] = None if text is None else text.to_json()
    if "contact" in values:
        columns["contact"] = _contact(values["contact"])
    if "settings" in values:
        declared = {setting.key: setting for setting in programme.settings}
        columns["settings"] = {**call.settings, **plain_settings(declared, values["settings"])}
    if "criteria" in values:
        columns["criteria"] = with_values(call.criteria, values["criteria"])
    if "ranking" in columns:
        given, criteria = columns.pop("ranking"), columns.get("criteria", call.criteria)
        columns["ranking_rules"] = with_ranking(call.ranking_rules or {}, given, criteria)
    _check(call, columns)
    return {name: value for name, value in columns.items() if value != getattr(call, name)}


def _contact(contact: Contact | None) -> dict[str, Any] | None:
    if contact is None:
        return None
    return {"name": contact.name.to_json(), "email": contact.email, "phone": contact.phone}


def _check(call: Call, columns: Mapping[str, Any]) -> None:
    opens, closes = (columns.get(name, getattr(call, name)) for name in ("opens_at", "closes_at"))
    assessed = (columns.get(name, getattr(call, name)) for name in ("assessment_opens_at", "assessment_closes_at"))
    first, last = assessed
    moments = {"opensAt": opens, "closesAt": closes, "assessmentOpensAt": first, "assessmentClosesAt": last}
    for path, moment in moments.items():
        if moment and moment.tzinfo is None:
            raise InvalidInput(path, reason=ZONE)
    if opens and closes and closes <= opens:
        raise InvalidInput("closesAt", reason=CLOSES_FIRST)
    if first and last and last <= first:
        raise InvalidInput("assessmentClosesAt", reason=ASSESSED_FIRST)
    ceiling = columns.get("ceiling")
    if ceiling is not None and ceiling <= 0:
        raise InvalidInput("ceiling", reason=ABOVE_ZERO)


ZONE = Text(
    fi="Anna ajankohta aikavyöhykkeineen, esimerkiksi 2019-09-19T16:15:00+03:00.",
    sv="Ange tidpunkten med tidszon, till exempel 2019-09-19T16:15:00+03:00.",
    en="Give the moment with its time zone, such as 2019-09-19T16:15:00+03:00.",
)
CLOSES_FIRST = Text(
    fi="Hakuaika ei voi päättyä ennen kuin se alkaa.",
    sv="Ansökningstiden kan inte gå ut innan den börjar.",
    en="The application period can't end before it begins.",
)
ASSESSED_FIRST = Text(
    fi="Arviointiaika ei voi päättyä ennen kuin se alkaa.",
    sv="Bedömningstiden kan inte gå ut innan den börjar.",
    en="The time for assessing can't end before it begins.",
)
ABOVE_ZERO = Text(
    fi="Summan on oltava suurempi kuin nolla.", sv="Beloppet ska vara större än noll.", en="The sum must be above zero."
)
