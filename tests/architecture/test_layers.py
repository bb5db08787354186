"""Imports run one way: import-linter's contracts hold, and the core needs nothing of GraphQL and the web."""

import subprocess
import sys
from pathlib import Path

from tests.architecture.house import ROOT

HIDING = """
import sys
hidden = {'strawberry', 'graphql', 'starlette', 'uvicorn'}
class Hiding:
    def find_spec(self, name, path=None, target=None):
        if name.partition('.')[0] in hidden:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Hiding())
import importlib, pkgutil, avustin_core
for found in pkgutil.walk_packages(avustin_core.__path__, 'avustin_core.'):
    if '.migrations' not in found.name:
        importlib.import_module(found.name)
assert not hidden & set(sys.modules)
"""


def test_the_layers_hold() -> None:
    linter = Path(sys.executable).parent / "lint-imports"

    run = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stdout


def test_the_core_imports_without_graphql_and_the_web() -> None:
    run = subprocess.run([sys.executable, "-c", HIDING], cwd=ROOT, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr


def test_a_command_line_that_only_helps_imports_no_database_and_no_schema() -> None:
    heavy = "import sys, avustin_schema.commands.program; print({'sqlalchemy', 'graphql', 'uvicorn'} & {*sys.modules})"

    run = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True)

    assert run.stdout == "set()\n"
