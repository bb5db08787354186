"""Released forms don't change: their structure is locked in the plugin; texts may be mended, and are locked anew."""

from pathlib import Path

import digi2019_yhteishankkeet as plugin
from avustin_core.forms import lock_differences, read_lock, spec_of

PACKAGE = Path(plugin.__file__).parent


def test_every_released_form_is_as_it_was_locked() -> None:
    """A changed structure is a new version with a migration; changed texts are locked anew by write_lock."""
    (programme,) = plugin.avustin_programmes()

    specs = [spec_of(form) for form in (*programme.released_forms(), *programme.report_forms)]

    assert lock_differences(read_lock(PACKAGE), specs) == []
