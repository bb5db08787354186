"""Settings of a call: what a programme leaves open, and what a call says."""

from collections.abc import Iterable
from typing import Any

import strawberry

from avustin_core.plugin import Setting, SettingKind
from avustin_schema.scalars import JSON
from avustin_schema.types.common import LocalizedText, text_or_none


@strawberry.type(description="A setting that each call of a programme has.")
class SettingDefinition:
    """What can be set."""

    key: str = strawberry.field(description="Stable.")
    name: LocalizedText = strawberry.field(description="What it is called.")
    description: LocalizedText | None = strawberry.field(description="What it does.")
    kind: SettingKind = strawberry.field(description="What it holds.")
    source: str | None = strawberry.field(description="Where it comes from.")


@strawberry.type(description="A setting as a call has it; null is shown as not set, and is never a number in disguise.")
class CallSetting:
    """A setting's value."""

    key: str = strawberry.field(description="The setting's key.")
    name: LocalizedText = strawberry.field(description="What it is called.")
    kind: SettingKind = strawberry.field(description="What it holds.")
    value: JSON | None = strawberry.field(
        description="The value: dates as 2021-11-30, sums and percentages as decimal strings; null when it isn't set."
    )
    is_set: bool = strawberry.field(description="Whether it is set.")


def definitions_of(declared: Iterable[Setting]) -> list[SettingDefinition]:
    """As the plugin declares them."""
    return [
        SettingDefinition(
            key=each.key,
            name=LocalizedText.of(each.name),
            description=text_or_none(each.description),
            kind=each.kind,
            source=str(each.source) if each.source else None,
        )
        for each in declared
    ]


def values_of(declared: Iterable[Setting], stored: dict[str, Any]) -> list[CallSetting]:
    """As a call has them."""
    return [
        CallSetting(
            key=each.key,
            name=LocalizedText.of(each.name),
            kind=each.kind,
            value=stored.get(each.key),
            is_set=stored.get(each.key) is not None,
        )
        for each in declared
    ]
