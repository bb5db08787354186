"""A mail server that refuses, drops, stalls or wants to be encrypted: what becomes of a mail then."""

from typing import Any

import pytest
from pydantic import SecretStr
from tests.core.applying import Harbour
from tests.mail.peer import DROP, LOSE, STALL, TAKEN, Certificate, Peer, certificate, listening
from tests.mail.post import FINN, QUICK, SWEDE, all_done, mails, settings_of, worker

from avustin_core.clock import SetClock
from avustin_core.outbox import MessageFault, MessageState
from avustin_core.outbox.outcomes import Retries
from avustin_core.settings_of_mail import MailSecurity

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)  #: the peer is alike for all


@pytest.fixture
async def harbour(harbour: Harbour) -> Harbour:
    """The same, its clock going on, with a receipt to send."""
    await harbour.submitted()
    harbour.avustin.clock = SetClock(harbour.avustin.clock.now())
    return harbour


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    """A certificate for the peer."""
    return certificate(tmp_path_factory.mktemp("certificate"))


async def test_one_that_refuses_seven_times_gets_it_the_eighth_time(harbour: Harbour, peer: Peer) -> None:
    peer.refuses = lambda attempt, recipient: "451 later" if attempt <= 7 else "250 ok"

    await all_done(harbour.avustin, worker(harbour.avustin))

    assert sorted(str(mail["To"]) for mail in peer.mails) == [FINN, SWEDE]
    assert {(each.state, each.attempts) for each in await mails(harbour.avustin)} == {(MessageState.SENT, 8)}


async def test_one_that_goes_on_refusing_is_dead_after_the_last_attempt(harbour: Harbour, peer: Peer) -> None:
    peer.says = lambda attempt, recipient: "452 full"

    await all_done(harbour.avustin, worker(harbour.avustin, retries=Retries(most=3, first=QUICK.first)))

    told = {(each.state, each.fault, each.reply, each.attempts) for each in await mails(harbour.avustin)}
    assert told == {(MessageState.DEAD, MessageFault.REFUSED_FOR_NOW, 452, 3)}
    assert peer.mails == []


async def test_a_recipient_refused_for_good_is_dead_at_once_and_others_are_not(
    harbour: Harbour, peer: Peer, caplog: pytest.LogCaptureFixture
) -> None:
    peer.refuses = lambda attempt, recipient: "550 unknown" if recipient == SWEDE else "250 ok"

    with caplog.at_level("DEBUG", logger="avustin"):
        await all_done(harbour.avustin, worker(harbour.avustin))

    assert [str(mail["To"]) for mail in peer.mails] == [FINN]
    (dead,) = [each for each in await mails(harbour.avustin) if each.state is MessageState.DEAD]
    assert (dead.recipient_id, dead.fault, dead.reply, dead.attempts) == (
        harbour.editor.user_id, MessageFault.REFUSED, 550, 1,
    )  # fmt: skip
    assert str(dead.id) in caplog.text
    assert "REFUSED" in caplog.text
    assert SWEDE not in caplog.text
    assert FINN not in caplog.text


@pytest.mark.parametrize(("how", "fault"), [(DROP, MessageFault.DROPPED), (STALL, MessageFault.TIMED_OUT)])
async def test_one_that_drops_or_stalls_gets_it_again(
    harbour: Harbour, peer: Peer, how: str, fault: MessageFault
) -> None:
    if how == DROP:
        peer.says = lambda attempt, recipient: DROP if recipient == "amid" and attempt <= 2 else TAKEN
    else:
        peer.says = lambda attempt, recipient: STALL if recipient == FINN and attempt == 1 else TAKEN
        harbour.avustin.settings = harbour.avustin.settings.model_copy(update={"mail_timeout": 0.3})
    one = worker(harbour.avustin, goes_on=False)
    await one.step()
    await one.step()

    faults = {each.fault for each in await mails(harbour.avustin) if each.state is MessageState.PENDING}
    await all_done(harbour.avustin, one)

    assert faults == {fault}
    assert sorted(str(mail["To"]) for mail in peer.mails) == [FINN, SWEDE]
    assert {each.state for each in await mails(harbour.avustin)} == {MessageState.SENT}


async def test_what_was_taken_without_a_word_is_sent_again_with_the_same_id(harbour: Harbour, peer: Peer) -> None:
    peer.says = lambda attempt, recipient: LOSE if attempt == 1 else TAKEN

    await all_done(harbour.avustin, worker(harbour.avustin))

    assert len(peer.mails) == 4
    assert len(set(peer.ids())) == 2
    assert len({mail.as_bytes() for mail in peer.mails}) == 2


async def test_one_that_is_not_there_costs_an_attempt(harbour: Harbour, peer: Peer) -> None:
    harbour.avustin.settings = settings_of(harbour.avustin, Peer(port=1))

    await all_done(harbour.avustin, worker(harbour.avustin, retries=Retries(most=2, first=QUICK.first)))

    told = {(each.state, each.fault, each.attempts) for each in await mails(harbour.avustin)}
    assert told == {(MessageState.DEAD, MessageFault.NO_CONNECTION, 2)}


@pytest.mark.parametrize("security", [MailSecurity.STARTTLS, MailSecurity.TLS])
async def test_the_way_is_encrypted_and_one_is_signed_in(
    harbour: Harbour, shown: Certificate, security: MailSecurity
) -> None:
    peer = Peer()
    how: dict[str, Any] = {"tls": shown.shown, "auth_require_tls": False}  # aiosmtpd doesn't know that it is encrypted
    if security is MailSecurity.STARTTLS:
        how = {"tls_context": shown.shown, "require_starttls": True, "auth_required": True}
    async with listening(peer, authenticator=peer.let_in, **how):
        harbour.avustin.settings = settings_of(
            harbour.avustin, peer, mail_security=security, mail_ca=str(shown.file), mail_user="avustin",
            mail_password=SecretStr("salasana"), mail_timeout=3,
        )  # fmt: skip
        await all_done(harbour.avustin, worker(harbour.avustin))

    assert len(peer.mails) == 2
    assert peer.signed_in == [b"avustin"] * 2


@pytest.mark.parametrize(
    ("what", "fault"),
    [
        ({"mail_ca": ""}, MessageFault.NO_CONNECTION),
        ({"mail_password": SecretStr("arvaus")}, MessageFault.SERVER_REFUSES),
    ],
)
async def test_a_certificate_that_nobody_vouches_for_and_a_wrong_password_get_nothing_through(
    harbour: Harbour, shown: Certificate, what: dict[str, object], fault: MessageFault
) -> None:
    peer = Peer()
    async with listening(
        peer, tls_context=shown.shown, require_starttls=True, authenticator=peer.let_in, auth_required=True
    ):
        told = {
            "mail_security": MailSecurity.STARTTLS, "mail_ca": str(shown.file), "mail_user": "avustin",
            "mail_password": SecretStr("salasana"), "mail_timeout": 3, **what,
        }  # fmt: skip
        harbour.avustin.settings = settings_of(harbour.avustin, peer, **told)
        await all_done(harbour.avustin, worker(harbour.avustin, retries=Retries(most=1)))

    assert {(each.state, each.fault) for each in await mails(harbour.avustin)} == {(MessageState.DEAD, fault)}
    assert peer.mails == []


async def test_a_server_without_encryption_gets_nothing_where_encryption_is_wanted(
    harbour: Harbour, peer: Peer
) -> None:
    harbour.avustin.settings = settings_of(harbour.avustin, peer, mail_security=MailSecurity.STARTTLS)

    await all_done(harbour.avustin, worker(harbour.avustin, retries=Retries(most=1)))

    assert {each.fault for each in await mails(harbour.avustin)} == {MessageFault.SERVER_REFUSES}
    assert peer.mails == []
