"""`avustin plugins` lists what is installed; a broken plugin stops it, and any start, with one line on stderr."""

import os
import subprocess
import sys
from pathlib import Path

from tests.plugins.beaches import FORM, as_distribution, broken, files, write


def avustin(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command, with the distributions of a folder installed beside the others."""
    command = Path(sys.executable).parent / "avustin"
    variables = os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "250", "AVUSTIN_DATA": str(folder / "data")}
    return subprocess.run(
        [command, *arguments], env=variables | environment, capture_output=True, text=True, check=False
    )


def test_the_list_has_name_distribution_version_programmes_forms_and_hooks(tmp_path: Path) -> None:
    as_distribution(write(tmp_path, files()))

    run = avustin(tmp_path, "plugins")

    assert run.returncode == 0, run.stderr
    for word in (
        "beaches",
        "avustin-beaches",
        "1.0.0",
        "BeachApplication 1.0",
        "BeachReport 1.0",
        "avustin_programmes",
    ):
        assert word in run.stdout
    for plugin in ("digi2019_tiedolla_johtaminen", "digi2019_yhteishankkeet"):
        assert plugin in run.stdout


def test_a_broken_plugin_stops_the_list_with_one_line(tmp_path: Path) -> None:
    as_distribution(write(tmp_path, broken(FORM, ("visible=REGISTER, fact=Fact.TITLE", "fact=Fact.TITLE"))))

    run = avustin(tmp_path, "plugins")

    assert (run.returncode, run.stdout) == (1, "")
    (line,) = run.stderr.splitlines()
    assert line.startswith("plugin beaches: BeachApplication.title (beaches/form.py:")
    assert line.endswith("write visible=REGISTER, PARTIES, OFFICIALS or another one")


def test_a_broken_plugin_stops_the_server_with_one_line(tmp_path: Path) -> None:
    as_distribution(
        write(tmp_path, broken(FORM, ("class Work(Choice):", "raise OSError('no beach')\n\n\nclass Work(Choice):")))
    )

    run = avustin(tmp_path, "serve")

    assert run.returncode == 1
    (line,) = run.stderr.splitlines()
    assert "OSError: no beach" in line


def test_a_broken_plugin_that_is_blocked_stops_nothing(tmp_path: Path) -> None:
    as_distribution(write(tmp_path, broken(FORM, ("class Work(Choice):", "class Work(Choice)"))))

    run = avustin(tmp_path, "plugins", AVUSTIN_PLUGINS_BLOCKED="beaches")

    assert run.returncode == 0, run.stderr
    assert "beaches" not in run.stdout
