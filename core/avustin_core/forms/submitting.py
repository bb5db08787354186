"""What is handed in: the answers without what isn't shown, each readable one in its one written form."""

from collections.abc import Mapping

from avustin_core.forms.keys import keyed
from avustin_core.forms.paths import Path
from avustin_core.forms.reading import Reading
from avustin_core.forms.spec import FormSpec, GroupSpec


def submitted(spec: FormSpec, answers: Mapping[str, object], reading: Reading) -> dict[str, object]:
    """The answers of the submitted version; `reading` is what `read` said of the same answers.

    Money is written '1234.50', a business id '1234567-8', a phone number '+358…'. What can't be read stays as written.
    Computed values aren't answers and aren't here: they are in `reading.computed`.
    """
    return _group(spec.group, keyed(spec, answers), reading.values, reading.hidden, ())


def _group(
    group: GroupSpec, raw: Mapping[str, object], values: Mapping[str, object], hidden: frozenset[Path], path: Path
) -> dict[str, object]:
    result: dict[str, object] = {}
    for name, value in raw.items():
        field, here = group.field(name), (*path, name)
        if here in hidden or value is None or (field is not None and field.computed is not None):
            continue
        read = values.get(name)
        if field is None or field.group is None:
            result[name] = value if read is None else read
        elif field.repeats and isinstance(value, list):
            rows = {row["key"]: row for row in read} if isinstance(read, list) else {}
            result[name] = [
                _group(field.group, row, rows.get(row["key"], {}), hidden, (*here, row["key"]))
                if isinstance(row, dict)
                else row
                for row in value
            ]
        elif isinstance(value, dict):
            result[name] = _group(field.group, value, read if isinstance(read, dict) else {}, hidden, here)
        else:
            result[name] = value
    return result
