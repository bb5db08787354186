"""What a command refuses: told in one line on stderr, with exit code 1."""

from pydantic import ValidationError


class Refused(SystemExit):
    """A command that can't be done as it was given."""


def plain_faults() -> tuple[type[BaseException], ...]:
    """What is told in one line: a refusal of a command, and what is wrong with a plugin."""
    from avustin_core.faults import PluginFault
    from avustin_core.plugin import DeclarationError

    return (PluginFault, DeclarationError, Refused)


def setting_faults(error: ValidationError) -> list[str]:
    """What is wrong with the settings, a line each: the variable and the remedy, never the value."""
    found = []
    for each in error.errors(include_input=False, include_url=False):
        says = each["msg"].removeprefix("Value error, ")
        name = "_".join(str(step) for step in each["loc"]).upper()
        found.append(f"AVUSTIN_{name}: {says}" if name else says)
    return found
