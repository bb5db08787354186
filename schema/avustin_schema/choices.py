"""The choices of the programmes' forms, by the names of their enums in the API."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from avustin_core.forms import FieldSpec, spec_of
from avustin_core.plugin import Text
from avustin_core.registry import Registry
from avustin_schema.types.answers import type_name


@lru_cache(maxsize=4)
def choices_of(registry: Registry) -> Mapping[str, Mapping[str, Text]]:
    """The label of each value, over all versions of the forms."""
    found: dict[str, dict[str, Text]] = {}
    for code, programme in registry.programmes.items():
        for form in (*programme.released_forms(), *programme.report_forms):
            for each in _chosen(spec_of(form).fields):
                assert each.choice is not None
                labels = found.setdefault(type_name(code, each.choice.__name__), {})
                labels |= {option.name: option.label for option in each.options if option.name not in labels}
    return found


def _chosen(fields: Iterable[FieldSpec]) -> Iterator[FieldSpec]:
    for each in fields:
        if each.choice is not None:
            yield each
        yield from _chosen(each.children)
