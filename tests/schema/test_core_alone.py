"""The core and the plugins stand without what is above them."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ABOVE = ("strawberry", "graphql", "starlette", "uvicorn", "avustin_schema")
DECREES = ("decree_893_2019",)
OURS = ("avustin_core", "avustin_schema", *(folder.name for folder in (ROOT / "plugins").iterdir() if folder.is_dir()))
IMPORT_ALL = f"""
import sys
from importlib import import_module
from pkgutil import walk_packages

sys.modules |= dict.fromkeys({ABOVE!r})
import avustin_core

names = [each.name for each in walk_packages(avustin_core.__path__, "avustin_core.")]
for name in names:
    if not name.startswith("avustin_core.migrations."):
        import_module(name)
print(len(names))
"""


def test_every_module_of_the_core_imports_where_nothing_above_it_is_installed() -> None:
    ran = subprocess.run([sys.executable, "-c", IMPORT_ALL], capture_output=True, text=True, check=False)

    assert ran.stderr == ""
    assert int(ran.stdout) > 100


def plugin_files() -> list[Path]:
    """Every module of the plugins' packages."""
    folders = [folder for folder in (ROOT / "plugins").iterdir() if (folder / folder.name).is_dir()]
    return sorted(file for folder in folders for file in (folder / folder.name).rglob("*.py"))


@pytest.mark.parametrize("file", plugin_files(), ids=lambda file: str(file.relative_to(ROOT / "plugins")))
def test_a_plugin_imports_of_ours_only_what_is_meant_for_plugins_and_a_decree(file: Path) -> None:
    own = file.relative_to(ROOT / "plugins").parts[1]

    ours = [name for name in imported(file) if name.split(".")[0] in OURS]

    kit = ("avustin_core.testing",) if file.name == "testing.py" else ()
    assert [name for name in ours if name not in kit and not is_meant_for_plugins(name, own)] == []


def is_meant_for_plugins(name: str, own: str) -> bool:
    """The plugin API as it is exported, the plugin itself, or a decree package; what tests it may use the kit."""
    return name == "avustin_core.plugin" or name.split(".")[0] in (own, *DECREES)


def imported(file: Path) -> list[str]:
    """The full names of the modules that a file imports."""
    nodes = list(ast.walk(ast.parse(file.read_text())))
    plain = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    return plain + [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]


def test_only_two_files_of_the_core_know_pluggy() -> None:
    core = ROOT / "core/avustin_core"

    knowing = {str(file.relative_to(core)) for file in core.rglob("*.py") if "pluggy" in imported(file)}

    assert knowing == {"plugin/hookspecs.py", "registry.py"}
