"""Cents as people read them."""

from decimal import Decimal

from babel.numbers import format_currency

from avustin_core.plugin import Text

CENTS = Decimal(100)


def euros(cents: int) -> Text:
    """The sum in euros, as it is written in each language."""
    amount = Decimal(cents) / CENTS
    return Text(*(format_currency(amount, "EUR", locale=locale) for locale in ("fi_FI", "sv_FI", "en_IE")))
