"""The six forms of the City of Helsinki in tests/data, each imported once in a run, and programmes of them."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from avustin_core.forms import spec_of
from avustin_core.importing import Imported, import_form, loaded, read_file, read_translations
from avustin_core.plugin import (
    ApplicationForm,
    CallTemplate,
    Contact,
    Fact,
    Form,
    LegalBasis,
    Programme,
    Setting,
    SettingKind,
    Text,
    hookimpl,
)
from avustin_core.registry import Plugin

FOLDER = Path(__file__).parents[1] / "data" / "helsinki-forms"
NAMES = tuple(sorted(each.name for each in FOLDER.iterdir() if each.is_dir()))
FILES = {"schema": "schema.json", "ui": "uiSchema.json"}
DAYS = Setting("use_in_days", Text("Käyttöaika", "Användningstid", "Period"), SettingKind.INTEGER, default=365)
LEGAL_BASIS = LegalBasis("688/2001", Text("Valtionavustuslaki", "Statsunderstödslag", "Act on Discretionary Grants"))


@cache
def document(form: str, name: str) -> Any:
    """One of a form's two files, as JSON."""
    return read_file(FOLDER / form / FILES[name])


@cache
def translations(form: str) -> Mapping[str, Mapping[str, str]]:
    """All its texts."""
    common, own = FOLDER / "defaultTranslations.json", FOLDER / form / "translation.json"
    return read_translations("", read_file(common)) | read_translations("", read_file(own))


@cache
def imported(form: str) -> Imported:
    """The form as the importer makes it."""
    name = "".join(part.capitalize() for part in form.split("_"))
    return import_form(document(form, "schema"), document(form, "ui"), translations(form), name=name, source=form)


@cache
def form_class(form: str) -> type[Form]:
    """Its class."""
    found = imported(form)
    return loaded(found.code, found.name)


@cache
def programme(form: str) -> type[Programme]:
    """A programme that applies by it."""
    made = form_class(form)
    assert issubclass(made, ApplicationForm)
    title = Text(f"Haku {form}", f"Utlysning {form}", f"Call {form}")
    template = CallTemplate("now", title, title, title, title, contact=Contact(title))
    spec = spec_of(made)
    body = {
        "code": form, "name": title, "purpose": title, "legal_basis": LEGAL_BASIS, "application_form": made,
        "calls": (template,), "lump_sum": spec.with_fact(Fact.TOTAL_COSTS) is None,
        "settings": () if spec.with_fact(Fact.PERIOD) else (DAYS,), "__module__": __name__,
        "__doc__": "A programme of a form that was imported.",
    }  # fmt: skip
    return type("Imported", (Programme,), body)


class ImportedForms:
    """The plugin of all six."""

    @hookimpl
    def avustin_programmes(self) -> list[type[Programme]]:
        """One programme for each form."""
        return [programme(form) for form in NAMES]


HELSINKI = Plugin("helsinki", ImportedForms())
