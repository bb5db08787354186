"""`avustin import-form`: a form class from a JSON Schema form, and a list of what it can't say."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from avustin_schema.refused import Refused

if TYPE_CHECKING:
    from avustin_core.importing import Imported

NAMELESS = ("schema", "form", "jsonschema", "json_schema", "index")


class Inline(StrEnum):
    """The languages that a form may be written in."""

    FI = "fi"
    SV = "sv"
    EN = "en"


def imported(
    schema: Annotated[Path, typer.Argument(metavar="SCHEMA.json", help="The form's JSON Schema, of any draft.")],
    ui: Annotated[
        Path | None, typer.Option(metavar="UI.json", help="Its UI schema, as react-jsonschema-form has it.")
    ] = None,
    translations: Annotated[
        list[Path] | None,
        typer.Option(metavar="T.json", help="Texts by key and language; several times, where the last one counts."),
    ] = None,
    name: Annotated[str | None, typer.Option(help="The class; by default the file's name, or its folder's.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write; otherwise it is printed.")
    ] = None,
    inline: Annotated[Inline, typer.Option(help="The language of texts in the schema itself.")] = Inline.FI,
    report: Annotated[bool, typer.Option("--report", help="A form to report with, not to apply with.")] = False,
) -> None:
    """Turn a JSON Schema form into a form class, and list what is left to do."""
    from avustin_core.importing import CannotImport

    if output is not None and output.exists():
        raise Refused(f"{output} is there already; write another name, or take it away first")
    try:
        found = _import(schema, ui, translations or [], name, inline, report)
    except CannotImport as error:
        raise Refused(str(error)) from None
    if output is None:
        print(found.code, end="")
    else:
        _write(output, found.code)
    tell(found, output)


def _import(
    schema: Path, ui: Path | None, translations: list[Path], name: str | None, inline: Inline, report: bool
) -> "Imported":
    from avustin_core.importing import class_name, import_form, read_file, read_translations, refuse_class_name
    from avustin_core.plugin import Language

    texts: dict[str, dict[str, str]] = {}
    for each in translations:
        texts |= read_translations(str(each), read_file(each))
    stem = schema.resolve().parent.name if schema.stem.lower() in NAMELESS else schema.stem
    return import_form(
        read_file(schema),
        read_file(ui) if ui is not None else None,
        texts,
        name=refuse_class_name(name) if name is not None else class_name(stem, f"{stem}_form"),
        inline=Language(inline.value),
        is_report=report,
        source=schema.name,
    )


def _write(file: Path, code: str) -> None:
    try:
        file.write_text(code, encoding="utf-8")
    except OSError as error:
        raise Refused(f"{file}: can't be written ({error.strerror}); name a file in a folder that is there") from None


def tell(found: "Imported", output: Path | None) -> None:
    """Prints what is left to do, beside the source."""
    print(f"{output or 'above'}: {found.name}, {found.questions} questions", file=sys.stderr)
    print("\n".join(found.list()), file=sys.stderr)
