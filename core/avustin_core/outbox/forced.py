"""Failures that a demonstration is told to have, so that a front end sees every state; elsewhere there are none."""

from dataclasses import dataclass

from avustin_core.outbox.models import MessageFault
from avustin_core.outbox.outcomes import Outcome, again, dead
from avustin_core.plugin import Choice, option

REFUSED_FOR_GOOD = 550  #: what a mail server answers when there is no such mailbox


class MailFailure(Choice):
    """How mail fails in a demonstration that was told to."""

    REFUSED = option(
        fi="Sähköpostipalvelin ei ota viestiä vastaan",
        sv="E-postservern tar inte emot meddelandet",
        en="Refused for good: an administrator may send it again",
    )
    REFUSED_FOR_NOW = option(
        fi="Sähköpostipalvelin ei ota viestiä vastaan juuri nyt",
        sv="E-postservern tar inte emot meddelandet just nu",
        en="Refused for now: tried again later",
    )
    NO_CONNECTION = option(
        fi="Sähköpostipalvelimeen ei saada yhteyttä",
        sv="Ingen kontakt med e-postservern",
        en="The server can't be reached: tried again later",
    )
    TIMED_OUT = option(
        fi="Sähköpostipalvelin ei vastannut ajoissa",
        sv="E-postservern svarade inte i tid",
        en="The server doesn't answer: tried again later",
    )

    @property
    def outcome(self) -> Outcome:
        """What becomes of a mail."""
        if self is MailFailure.REFUSED:
            return dead(MessageFault.REFUSED, REFUSED_FOR_GOOD)
        return again(MessageFault[self.name])


class ScanFailure(Choice):
    """How the scan of an attachment fails in a demonstration that was told to."""

    UNREACHABLE = option(
        fi="Virustarkistus ei vastaa",
        sv="Virusgranskningen svarar inte",
        en="The scanner doesn't answer: tried again later",
    )
    INFECTED = option(fi="Tiedostosta löytyy virus", sv="Ett virus hittas i filen", en="A virus is found in each file")


@dataclass
class Forced:
    """What fails from now on; None where nothing is forced."""

    mail: MailFailure | None = None
    scan: ScanFailure | None = None
