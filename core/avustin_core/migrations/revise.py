"""Writes a revision: `python -m avustin_core.migrations.revise MESSAGE`, or `… --plugin NAME MESSAGE` for a plugin's tables.

The core's holds what differs between migrations and tables; a plugin's is empty, and yours to fill.
"""

import argparse
import tempfile
from pathlib import Path

from alembic import command
from alembic.script import ScriptDirectory

from avustin_core.storage.branches import folders
from avustin_core.storage.migrating import config_for, migrate
from avustin_core.storage.revisions import CORE


def main(message: str, plugin: str | None = None) -> None:
    """A new file in versions/, or in the plugin's folder; read it before you commit it."""
    if plugin:
        _of_plugin(message, plugin)
        return
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'avustin.db'}"
        migrate(url)
        command.revision(
            config_for(url), message, autogenerate=True, head="core@head", version_path=str(CORE / "versions")
        )


def _of_plugin(message: str, plugin: str) -> None:
    """The first one begins the plugin's branch, upon the core's tables of today."""
    folder = folders().get(plugin)
    if folder is None:
        raise SystemExit(f"plugin {plugin}: make a folder `migrations` in its package, and install it")
    config = config_for("")
    script = ScriptDirectory.from_config(config)
    if any(plugin in revision.branch_labels for revision in script.walk_revisions()):
        command.revision(config, message, head=f"{plugin}@head", version_path=str(folder))
        return
    (core,) = (head for head in script.get_heads() if "core" in script.get_revision(head).branch_labels)
    command.revision(config, message, head="base", branch_label=plugin, depends_on=core, version_path=str(folder))


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("message", nargs="+")
    parser.add_argument("--plugin")
    asked = parser.parse_args()
    main(" ".join(asked.message), asked.plugin)
