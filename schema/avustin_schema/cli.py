"""The entry point of `avustin`; the commands are in `avustin_schema.commands`."""

from avustin_schema.beginning import made_to_stay


def main() -> None:
    """Runs the command."""
    with made_to_stay():
        from avustin_schema.commands.program import app
    app()
