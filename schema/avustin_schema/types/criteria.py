"""Criteria of assessment, as declared or as pinned to a call."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import strawberry

from avustin_core.plugin import Criterion as Declared
from avustin_schema.types.common import LocalizedText, text_or_none


@strawberry.type(description="One criterion of assessment. Its key never changes.")
class Criterion:
    """What applications are assessed by."""

    key: str = strawberry.field(description="Stable; scores refer to it.")
    name: LocalizedText = strawberry.field(description="What it is called.")
    description: LocalizedText | None = strawberry.field(
        description="What is looked at; null where nothing more is said."
    )
    source: str | None = strawberry.field(description="Where it comes from, such as 893/2019 2 §.")
    threshold: bool = strawberry.field(description="Whether it is answered yes or no, and not scored.")
    priority: bool = strawberry.field(description="Whether it marks projects that come first, and isn't scored.")
    weight: Decimal | None = strawberry.field(
        description="Its weight in the total; null while it isn't set. Without all weights there is no total."
    )
    least: Decimal | None = strawberry.field(
        description="An application whose average is lower can't be granted; null where none is asked for."
    )
    scale_lowest: int | None = strawberry.field(description="The lowest score; null while no scale is set.")
    scale_highest: int | None = strawberry.field(description="The highest score; null while no scale is set.")


def criteria_of(declared: Iterable[Declared]) -> list[Criterion]:
    """As the plugin declares them."""
    return [
        Criterion(
            key=each.key,
            name=LocalizedText.of(each.name),
            description=text_or_none(each.description),
            source=str(each.source) if each.source else None,
            threshold=each.threshold,
            priority=each.priority,
            weight=each.weight,
            least=each.least,
            scale_lowest=each.scale.lowest if each.scale else None,
            scale_highest=each.scale.highest if each.scale else None,
        )
        for each in declared
    ]


def pinned(stored: Iterable[dict[str, Any]]) -> list[Criterion]:
    """As they were pinned to a call."""
    return [
        Criterion(
            key=each["key"],
            name=LocalizedText.of(each["name"]),
            description=text_or_none(each.get("description")),
            source=each.get("source"),
            threshold=each["threshold"],
            priority=each["priority"],
            weight=None if each.get("weight") is None else Decimal(each["weight"]),
            least=None if each.get("least") is None else Decimal(each["least"]),
            scale_lowest=(each.get("scale") or {}).get("lowest"),
            scale_highest=(each.get("scale") or {}).get("highest"),
        )
        for each in stored
    ]
