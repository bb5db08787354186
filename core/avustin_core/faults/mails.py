"""Faults of a programme's texts of mail: one language only, or braces around what a mail doesn't know."""

from collections.abc import Iterator
from string import Formatter

from avustin_core.plugin import Mail, MailText, Programme


def mail_faults(programme: type[Programme]) -> Iterator[tuple[str, str]]:
    """What is wrong, each with its remedy."""
    for mail, text in programme.mail_texts.items():
        if mail not in list(Mail):
            yield f"{mail!r} isn't a mail", f"use one of {', '.join(f'Mail.{each.name}' for each in Mail)}"
        elif not isinstance(text, MailText):
            yield f"{mail} isn't a MailText", "write MailText(subject=Text(fi=…, sv=…), body=Text(fi=…, sv=…))"
        else:
            yield from text_faults(Mail(mail), text)


def text_faults(mail: Mail, text: MailText) -> Iterator[tuple[str, str]]:
    """What is wrong with one text."""
    for part, words in (("subject", text.subject), ("body", text.body)):
        if not (words.fi.strip() and words.sv.strip()):
            yield f"the {part} of {mail} lacks Finnish or Swedish", "write Text(fi=…, sv=…)"
        for said in words.to_json().values():
            for fault in _unknown(mail, said):
                known = ", ".join(f"{{{each}}}" for each in mail.placeholders)
                yield f"the {part} of {mail} {fault}", f"write only {known}, and {{{{ for a brace"
            if part == "subject" and len(said.splitlines()) > 1:
                yield f"the subject of {mail} has several lines", "write one line"


def _unknown(mail: Mail, text: str) -> Iterator[str]:
    try:
        parts = list(Formatter().parse(text))
    except ValueError as error:
        yield f"can't be filled in ({error})"
        return
    for _, name, how, conversion in parts:
        if name is not None and (name not in mail.placeholders or how or conversion):
            yield f"names {{{name}}}, which isn't known"
