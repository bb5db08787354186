"""Texts of mail: the core's are whole, a programme's own take their place, and a faulty one stops the start."""

from typing import Any

import pytest
from tests.core.ferries import Ferries
from typer.testing import CliRunner

from avustin_core.faults import PluginFault
from avustin_core.faults.mails import text_faults
from avustin_core.messages.composing import CORE, text_of
from avustin_core.messages.kinds import KINDS, mail_of
from avustin_core.plugin import Language, Mail, MailText, Programme, Text, hookimpl
from avustin_core.registry import Plugin, Registry
from avustin_core.settings import Settings
from avustin_schema.commands.program import app

OWN = MailText(Text(fi="Lossi {reference}", sv="Färja {reference}"), Text(fi="{arrived}", sv="{arrived}"))


def with_mails(mails: Any) -> Registry:
    """An installation of a programme that says these."""

    class Spoken(Ferries):
        code = "spoken"
        mail_texts = mails

    class Module:
        @hookimpl
        def avustin_programmes(self) -> list[type[Programme]]:
            return [Spoken]

    return Registry([Plugin("spoken", Module())])


@pytest.mark.parametrize("mail", list(Mail))
def test_the_core_says_every_mail_in_both_languages(mail: Mail) -> None:
    text = CORE[mail]

    assert list(text_faults(mail, text)) == []
    for language in (Language.FI, Language.SV):
        for name in {"reference", "title", "call", "link", "contact", *mail.placeholders} - {"programme"}:
            assert f"{{{name}}}" in text.subject.get(language) + text.body.get(language)


def test_every_mail_has_a_notice() -> None:
    said = {mail_of(kind, {"isLate": late}) for kind in KINDS.values() for late in (False, True)}

    assert said == set(Mail)


def test_a_programme_says_one_in_its_own_words_and_the_core_the_others() -> None:
    programme = with_mails({Mail.RECEIPT: OWN}).programme("spoken")

    assert text_of(Mail.RECEIPT, programme) is OWN
    assert text_of(Mail.DECISION, programme) is CORE[Mail.DECISION]
    assert text_of(Mail.RECEIPT, None) is CORE[Mail.RECEIPT]


@pytest.mark.parametrize(
    ("mails", "fault"),
    [
        ({"PARCEL": OWN}, "'PARCEL' isn't a mail – use one of Mail.RECEIPT"),
        ({Mail.RECEIPT: "Kiitos"}, "RECEIPT isn't a MailText – write MailText("),
        ({Mail.DECISION: OWN}, "the body of DECISION names {arrived}, which isn't known – write only {reference}"),
        ({Mail.RECEIPT: MailText(OWN.subject, Text("x", " "))}, "the body of RECEIPT lacks Finnish or Swedish"),
        ({Mail.RECEIPT: MailText(Text("{", "{"), OWN.body)}, "the subject of RECEIPT can't be filled in"),
        ({Mail.RECEIPT: MailText(Text("a\nb", "a"), OWN.body)}, "the subject of RECEIPT has several lines"),
        ({Mail.RECEIPT: MailText(OWN.subject, Text("{call.id}", "x"))}, "names {call.id}, which isn't known"),
        ({Mail.RECEIPT: MailText(OWN.subject, Text("{call!r}", "x"))}, "names {call}, which isn't known"),
    ],
)
def test_a_faulty_text_stops_the_start(mails: Any, fault: str) -> None:
    with pytest.raises(PluginFault) as raised:
        with_mails(mails)

    assert "Spoken.mail_texts" in str(raised.value)
    assert fault in str(raised.value)


@pytest.mark.parametrize(
    ("setting", "value", "says"),
    [
        (
            "portal_application",
            "https://a.example/{lang}",
            "{lang} isn't known; a link may name {language}, {reference}",
        ),
        ("portal_decision", "/beslut/{id}", "give a whole address"),
        ("portal_report", "https://{id}.example/", "give a whole address"),
        ("portal_completion", "https://a.example/{", "isn't a pattern"),
        ("mail_from", "avustukset", "give one address"),
        ("mail_host", "post.example", "AVUSTIN_MAIL_FROM: say whom mail comes from"),
        ("mail_user", "avustin", "a password is never sent in the clear"),
    ],
)
def test_a_faulty_setting_stops_the_start(setting: str, value: str, says: str) -> None:
    told = {setting: value, "mail_security": "none" if setting == "mail_user" else "tls"}

    with pytest.raises(ValueError, match="validation error") as raised:
        Settings.model_validate(told)

    assert says in str(raised.value)


def test_a_faulty_setting_is_told_by_the_variable_with_the_remedy_and_without_its_value(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("AVUSTIN_MAIL_PORT", "salaisuus")
    monkeypatch.setenv("AVUSTIN_PORTAL_REPORT", "asiointi.example/{id}")

    ran = CliRunner().invoke(app, ["plugins"])

    assert ran.exit_code == 1
    assert ran.stderr.splitlines() == [
        "AVUSTIN_MAIL_PORT: Input should be a valid integer, unable to parse string as an integer",
        "AVUSTIN_PORTAL_REPORT: give a whole address, such as "
        "https://asiointi.example/{language}/applications/{reference}",
    ]
