"""Released forms don't change: their structure is locked in the plugin; texts may be mended, and are locked anew."""

import json
from importlib.resources import files

from avustin_core.forms import spec_of, structure_digest, text_digest
from digi2019_tiedolla_johtaminen import KnowledgeManagement

FORMS = (*KnowledgeManagement.released_forms(), *KnowledgeManagement.report_forms)


def test_every_released_form_is_as_it_was_locked() -> None:
    """A changed structure is a new version with a migration; changed texts are written into forms.lock.json."""
    locked = json.loads((files("digi2019_tiedolla_johtaminen") / "forms.lock.json").read_text())

    released = {
        f"{spec.name} {spec.version}": {"structure": structure_digest(spec), "texts": text_digest(spec)}
        for spec in map(spec_of, FORMS)
    }

    assert released == locked
