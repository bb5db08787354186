"""The importer: a form class from a JSON Schema form, with a list of what it can't say."""

from avustin_core.importing.importing import Imported, import_form, loaded
from avustin_core.importing.naming import class_name, refuse_class_name
from avustin_core.importing.sources import CannotImport, read_file
from avustin_core.importing.words import read_translations

__all__ = [
    "CannotImport",
    "Imported",
    "class_name",
    "import_form",
    "loaded",
    "read_file",
    "read_translations",
    "refuse_class_name",
]
