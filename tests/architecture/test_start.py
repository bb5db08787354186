"""What a server loads before it answers."""

import subprocess
import sys

SOMETIMES = {
    "alembic", "authlib", "copier", "email_validator", "httpx2", "hypothesis", "joserfc", "jsonschema", "markdown_it",
    "phonenumbers", "pytest", "simplemma", "snowballstemmer", "typst",
}  # fmt: skip
LOAD = "import sys, avustin_schema.serving, avustin_schema.app; print(*sys.modules)"


class TestStart:
    """A start takes a second or two of the processor, of which half is imports."""

    def test_a_server_loads_nothing_that_it_needs_only_sometimes(self) -> None:
        loaded = subprocess.run([sys.executable, "-c", LOAD], check=True, capture_output=True, text=True).stdout

        assert SOMETIMES.isdisjoint(each.partition(".")[0] for each in loaded.split())
