"""Programmes: what a plugin declares, and the calls that open it."""

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from avustin_core.forms import spec_of
from avustin_core.plugin import GrantType
from avustin_core.plugin import Programme as Declared
from avustin_core.programmes import rights
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.roots import by_column, everything
from avustin_schema.sources import batched, column, computed, paged, sourced
from avustin_schema.types.common import LONG, Action, LocalizedText, Node, actions, id_of, text
from avustin_schema.types.criteria import Criterion, criteria_of
from avustin_schema.types.declared import DeclaredForm, forms_of
from avustin_schema.types.settings import SettingDefinition, definitions_of
from avustin_schema.types.statistics import OF_PROGRAMMES, ProgrammeStatistics

if TYPE_CHECKING:
    from avustin_schema.types.calls import Call

CallLater = Annotated["Call", strawberry.lazy("avustin_schema.types.calls")]


@strawberry.type(description="An act or decree.")
class LegalBasis:
    """Where a programme's rules come from."""

    reference: str = strawberry.field(description="Its number in the Statute Book, such as 893/2019.")
    title: LocalizedText = strawberry.field(description="Its name.")


@strawberry.type(description="What a recipient commits itself to.")
class Commitment:
    """A commitment."""

    key: str = strawberry.field(description="Stable.")
    text: LocalizedText = strawberry.field(description=f"What is promised. {LONG}")
    source: str | None = strawberry.field(description="Where it comes from.")


@strawberry.type(description="A call as the programme's plugin already knows it, for createCall.")
class CallTemplate:
    """A template of a call."""

    key: str = strawberry.field(description="Give it to createCall as `template`.")
    title: LocalizedText = strawberry.field(description="The call's title.")
    summary: LocalizedText = strawberry.field(description=f"What it is about. {LONG}")


@strawberry.type(
    description="A rule that applications are held against. Its answer is a finding, and never stops handing in."
)
class EligibilityRule:
    """A rule."""

    key: str = strawberry.field(description="Stable; findings refer to it.")
    text: LocalizedText = strawberry.field(description="The rule in words.")
    source: str | None = strawberry.field(description="Where it comes from.")
    bars: bool = strawberry.field(description="Whether a grant is barred when it isn't met; otherwise it is a warning.")


@strawberry.type(description="A form on which the use of a grant is reported.")
class ReportFormName:
    """A report form."""

    name: str = strawberry.field(description="Give it to createReport as `formName`.")
    version: str = strawberry.field(description="Its present version.")


def declared(values: Any, reading: Reading) -> Declared | None:
    """The programme's declaration, or None when its plugin is gone."""
    return reading.registry.programmes.get(values("code"))


def _criteria(values: Any, reading: Reading) -> list[Criterion]:
    programme = declared(values, reading)
    return criteria_of(programme.criteria) if programme else []


def _settings(values: Any, reading: Reading) -> list[SettingDefinition]:
    programme = declared(values, reading)
    return definitions_of(programme.settings) if programme else []


def _commitments(values: Any, reading: Reading) -> list[Commitment]:
    programme = declared(values, reading)
    return [
        Commitment(key=each.key, text=LocalizedText.of(each.text), source=str(each.source) if each.source else None)
        for each in (programme.commitments if programme else ())
    ]


def _templates(values: Any, reading: Reading) -> list[CallTemplate]:
    programme = declared(values, reading)
    return [
        CallTemplate(key=each.key, title=LocalizedText.of(each.title), summary=LocalizedText.of(each.summary))
        for each in (programme.calls if programme else ())
    ]


def _rules(values: Any, reading: Reading) -> list[EligibilityRule]:
    programme = declared(values, reading)
    return [
        EligibilityRule(
            key=each.key,
            text=LocalizedText.of(each.text),
            source=str(each.source) if each.source else None,
            bars=each.bars,
        )
        for each in (programme.rules if programme else ())
    ]


def _report_forms(values: Any, reading: Reading) -> list[ReportFormName]:
    programme = declared(values, reading)
    specs = [spec_of(form) for form in (programme.report_forms if programme else ())]
    return [ReportFormName(name=spec.name, version=spec.version) for spec in specs]


def _forms(values: Any, reading: Reading) -> list[DeclaredForm]:
    return forms_of(declared(values, reading), reading)


def _grant_type(values: Any, reading: Reading) -> GrantType | None:
    programme = declared(values, reading)
    return programme.grant_type if programme else None


def _maximum_share(values: Any, reading: Reading) -> Decimal | None:
    programme = declared(values, reading)
    return programme.maximum_share if programme else None


def _lump_sum(values: Any, reading: Reading) -> bool | None:
    programme = declared(values, reading)
    return programme.lump_sum if programme else None


def _basis(stored: dict[str, Any]) -> LegalBasis:
    return LegalBasis(reference=stored["reference"], title=LocalizedText.of(stored["title"]))


@sourced(rights.PROGRAMMES)
class Programme(Node):
    """A programme of grants, declared by a plugin."""

    id: strawberry.ID = id_of("Programme")
    code: str = column("code", "The programme's code, stable.")
    name: LocalizedText = text("name", "Its name.")
    purpose: LocalizedText = text("purpose", f"What it is for. {LONG}")
    legal_basis: LegalBasis = column("legal_basis", "The act or decree that it stands on.", _basis)
    criteria: list[Criterion] = computed(
        ("code",), _criteria, "What applications are assessed by, as the plugin declares it."
    )
    settings: list[SettingDefinition] = computed(("code",), _settings, "What each call of it leaves to be set.")
    grant_type: GrantType | None = computed(("code",), _grant_type, "General or special grant (688/2001 5 §).")
    maximum_share: Decimal | None = computed(
        ("code",), _maximum_share, "The greatest share of eligible costs, in per cent; null where there is none."
    )
    lump_sum: bool | None = computed(
        ("code",), _lump_sum, "Whether a grant is a sum as such, not a share of costs; null once its plugin is gone."
    )
    eligibility_rules: list[EligibilityRule] = computed(
        ("code",), _rules, "The rules that applications are held against."
    )
    report_forms: list[ReportFormName] = computed(("code",), _report_forms, "The forms on which recipients report.")
    forms: list[DeclaredForm] = computed(
        ("code",), _forms, "The forms that the plugin declares, the application form's earlier versions among them."
    )
    commitments: list[Commitment] = computed(("code",), _commitments, "What a recipient commits itself to.")
    templates: list[CallTemplate] = computed(
        ("code",), _templates, "Calls that the plugin already knows, to open by createCall."
    )
    is_installed: bool = column(
        "is_installed", "Whether its plugin is there. Without it, what was applied for stays readable."
    )
    disabled_at: datetime | None = column("disabled_at", "Since when it is disabled in all its calls, if it is.")
    disabled_reason: LocalizedText | None = text("disabled_reason", "Why an administrator disabled it.")
    version: str = column("version", "The version of the plugin's distribution.")
    statistics: ProgrammeStatistics = batched(
        ("code",),
        OF_PROGRAMMES,
        "Counts and sums over its published calls. The outcome of a call is published with the decisions; its officials "
        "see it as it is.",
    )
    calls = paged("Call", "programme_code", "Its calls, the newest first.", key="code")
    actions: list[Action] = actions(rights.GUARDS, rights.COLUMNS)


QUERIES = {
    "programmes": everything(Programme, "All programmes, by their codes.", order=("code",)),
    "programme": by_column(Programme, "code", "code", "The programme's code.", "A programme by its code."),
}
