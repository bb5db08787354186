"""The parts of the front page as HTML; everything from the database is escaped."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from html import escape
from typing import Any

from babel.dates import format_datetime
from babel.numbers import format_currency, format_decimal

from avustin_core.calls.models import state_of
from avustin_core.clock import HELSINKI
from avustin_core.demo.people import USERS
from avustin_schema.http.front_data import Shown

Words = Mapping[str, str]
LOCALES = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_IE"}


def notice(shown: Shown, words: Words) -> str:
    """That it is all invented, and which moment it is there."""
    if not shown.demo:
        return ""
    at = f'<time datetime="{shown.now.isoformat(timespec="seconds")}">{_moment(shown.now, words["language_code"])}</time>'
    return f'<p class="notice" role="note"><strong>{words["fictional"]}</strong> {words["clock"]}: {at}.</p>'


def programmes(shown: Shown, words: Words, language: str) -> str:
    """Each programme with its calls."""
    parts = []
    for programme, calls in shown.programmes:
        rows = "".join(_call(call, shown.now, words, language) for call in calls)
        body = f'<ul class="calls">{rows}</ul>' if rows else f"<p>{escape(words['no_calls'])}</p>"
        basis = programme.legal_basis
        law = f"{_text(basis['title'], language)} ({escape(basis['reference'])})" if basis else ""
        parts.append(
            f'<section class="programme"><h3>{_text(programme.name, language)}</h3>'
            f'<p class="law">{law}<br><code>{escape(programme.code)}</code></p>{body}</section>'
        )
    return "".join(parts) or f"<p>{escape(words['no_programmes'])}</p>"


def people(words: Words) -> str:
    """Whom one can be here, with their tokens."""
    rows = "".join(
        f"<tr><td>{escape(user.role.get(words['language_code']))}</td><td>{escape(user.name)}</td>"
        f"<td><code>{escape(user.token)}</code></td></tr>"
        for user in USERS
    )
    head = "".join(f'<th scope="col">{escape(words[name])}</th>' for name in ("role", "name", "token"))
    return (
        f'<section aria-labelledby="people"><h2 id="people">{escape(words["people"])}</h2>'
        f"<p>{escape(words['people_are'])}</p>"
        f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></section>'
    )


def _call(call: Any, now: datetime, words: Words, language: str) -> str:
    state = state_of(call, now)
    invented = f' <span class="invented">{escape(words["invented"])}</span>' if call.is_fictional else ""
    facts = "".join(
        f"<div><dt>{escape(words[name])}</dt><dd>{value}</dd></div>" for name, value in _facts(call, language)
    )
    return (
        f"<li><h4>{_text(call.title, language)}</h4>"
        f'<p><span class="state {state.name.lower()}">{escape(state.label.get(language))}</span>{invented}</p>'
        f"<dl>{facts}</dl></li>"
    )


def _facts(call: Any, language: str) -> list[tuple[str, str]]:
    facts = [("opens", _moment(call.opens_at, language)), ("closes", _moment(call.closes_at, language))]
    facts.append(("submitted", _count(call.submitted, language)))
    if not call.decided:
        return facts
    euros = format_currency(
        Decimal(call.granted_total) / 100, "EUR", "#,##0 ¤", locale=LOCALES[language], currency_digits=False
    )
    return [
        *facts, ("granted", _count(call.granted, language)), ("refused", _count(call.refused, language)),
        ("granted_total", escape(euros)),
    ]  # fmt: skip


def _count(number: int, language: str) -> str:
    return str(format_decimal(number, locale=LOCALES[language]))


def _moment(moment: datetime | None, language: str) -> str:
    if moment is None:
        return "–"
    pattern = {"fi": "d.M.y 'klo' HH.mm", "sv": "d.M.y 'kl.' HH.mm", "en": "d MMMM y, HH:mm"}[language]
    local = moment.astimezone(HELSINKI)
    return escape(str(format_datetime(local, pattern, tzinfo=HELSINKI, locale=LOCALES[language])))


def _text(stored: Mapping[str, str], language: str) -> str:
    return escape(stored.get(language) or stored.get("fi") or "")
