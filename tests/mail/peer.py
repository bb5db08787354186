"""A mail server to talk to: one that accepts, refuses, drops, or stalls, as each test tells it."""

import asyncio
import ssl
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

TAKEN = "250 taken"
DROP, LOSE, STALL = "drop", "lose", "stall"  #: breaks off amid the mail, after it without a word, or says nothing


@dataclass
class Peer:
    """What it got, and how it answers: `says(attempt, recipient)` is asked for every mail."""

    says: Callable[[int, str], str] = lambda attempt, recipient: TAKEN
    refuses: Callable[[int, str], str] = lambda attempt, recipient: "250 ok"  #: the same for each recipient
    mails: list[EmailMessage] = field(default_factory=list)
    attempts: Counter[str] = field(default_factory=Counter)
    signed_in: list[bytes] = field(default_factory=list)
    port: int = 0

    def ids(self) -> list[str]:
        """The Message-IDs of what it took, as often as it took them."""
        return [str(mail["Message-ID"]) for mail in self.mails]

    async def handle_RCPT(self, server: Any, session: Session, envelope: Envelope, address: str, options: Any) -> str:
        self.attempts[address] += 1
        said = self.refuses(self.attempts[address], address)
        if said.startswith("2"):
            envelope.rcpt_tos.append(address)
        return said

    async def handle_DATA(self, server: "Server", session: Session, envelope: Envelope) -> str:
        mail: Any = message_from_bytes(envelope.content or b"", policy=default)  # type: ignore[arg-type]
        id = str(mail["Message-ID"])
        self.attempts[id] += 1
        said = self.says(self.attempts[id], envelope.rcpt_tos[0])
        if said == STALL:
            await asyncio.sleep(3)
        if said in (LOSE, TAKEN):
            self.mails.append(mail)
        if said in (DROP, LOSE, STALL):
            server.transport.abort()  # type: ignore[union-attr]
        return said

    def let_in(self, server: Any, session: Session, envelope: Envelope, mechanism: str, given: Any) -> AuthResult:
        """One name and one password are right."""
        right = isinstance(given, LoginPassword) and given == LoginPassword(b"avustin", b"salasana")
        if right:
            self.signed_in.append(given.login)
        return AuthResult(success=right, handled=False)


class Server(SMTP):
    """aiosmtpd, which can be told to break off while the mail is on its way."""

    async def smtp_DATA(self, arg: str) -> None:
        peer, session = self.event_handler, self.envelope
        if session and session.rcpt_tos and peer.says(peer.attempts["amid"] + 1, "amid") == DROP:
            peer.attempts["amid"] += 1
            await self.push("354 go on")
            await self._reader.readline()
            self.transport.abort()  # type: ignore[union-attr]
            return
        await super().smtp_DATA(arg)


@asynccontextmanager
async def listening(peer: Peer, *, tls: ssl.SSLContext | None = None, **more: Any) -> AsyncIterator[Peer]:
    """Listens on this machine; with `tls` from the first byte."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: Server(peer, enable_SMTPUTF8=False, ident="peer", loop=loop, **more), "127.0.0.1", 0, ssl=tls
    )
    peer.port = server.sockets[0].getsockname()[1]
    try:
        yield peer
    finally:
        server.close()


@dataclass(frozen=True)
class Certificate:
    """A certificate of its own for this machine: the file that a client trusts, and what a server shows."""

    file: Path
    shown: ssl.SSLContext


def certificate(folder: Path) -> Certificate:
    """Made anew."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    public, private = folder / "peer.pem", folder / "peer.key"
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(public, private)
    return Certificate(public, context)
