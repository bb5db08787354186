"""The texts that begin with TUNTU, and by hand who may ever hear each: what else is heard was leaked somewhere."""

import re
from collections.abc import Callable, Iterable

from tests.rights.people import NAMES

PARTY = {"editor", "signatory"}
TAKING_PART = {"participant", "relative"}  #: members of the partner; the relative is an official, and kept away by that
OFFICIALS = {
    "preparer", "assessor", "rapporteur", "decider", "payments", "checker", "registrar", "auditor", "administrator",
    "disqualified",
}  # fmt: skip
WEIGHING = OFFICIALS - {"assessor", "payments", "checker"}
DECIDING = OFFICIALS - {"assessor"}
ANY_OFFICIAL = OFFICIALS | {"relative"}
PREPARING = {"preparer", "rapporteur", "decider", "disqualified"}
EVERYBODY = PARTY | TAKING_PART | OFFICIALS | {"public"}

HANDED_IN = (
    "submitted",
    "incomplete",
    "assessed",
    "proposed",
    "held",
    "decided",
    "served",
    "withdrawn",
    "late",
    "kept",
)
ANSWERS: dict[
    str, Callable[[set[str], set[str], set[str]], set[str]]
] = {  #: (party, taking part, officials) to readers
    "title": lambda party, others, officials: party | others | officials,
    "purpose": lambda party, others, officials: party | others | officials,
    "parties": lambda party, others, officials: party | others | officials,
    "officials": lambda party, others, officials: party | officials,
    "preparers": lambda party, others, officials: party | officials & {"preparer", "disqualified"},
    "secret": lambda party, others, officials: party | officials & {"rapporteur", "disqualified"},
    "note-of-applicant": lambda party, others, officials: party | officials | (others & PARTY),
    "note-of-partner": lambda party, others, officials: party | officials | (others & TAKING_PART),
}
OTHERS: dict[str, set[str]] = {
    "appropriation": ANY_OFFICIAL, "draft-call": ANY_OFFICIAL, "private-person": ANY_OFFICIAL,
    "taken-back": DECIDING, "note-of-officials": DECIDING, "seed": WEIGHING - {"disqualified"},
    "check": DECIDING, "convictions": PREPARING, "own-finding": OFFICIALS,
    "hearing": PARTY | DECIDING, "hearing-answer": PARTY | DECIDING, "hearing-of-few": PARTY | PREPARING,
    "scenario": WEIGHING - {"disqualified"}, "completion": PARTY | OFFICIALS, "more-time": PARTY | OFFICIALS,
    "finding": OFFICIALS, "late-reason": PARTY | OFFICIALS,
    "assessment-draft": {"assessor"}, "assessment": WEIGHING, "proposal": WEIGHING, "unsent": DECIDING,
    "change-sought": PARTY | WEIGHING, "review": WEIGHING,
    "sent": PARTY | DECIDING, "sent-too": PARTY | DECIDING, "draft-file.pdf": PARTY, "report": PARTY | DECIDING,
    "return": PARTY | DECIDING,
    "report-draft": PARTY, "explanation": {"disqualified", "registrar", "auditor", "administrator"},
    "public-file.pdf": EVERYBODY, "file.pdf": PARTY | OFFICIALS, "memo.pdf": OFFICIALS, "recipient": OFFICIALS,
}  # fmt: skip


def may_hear() -> dict[str, set[str]]:
    """Who may hear each text, by all that follows TUNTU- in it."""
    found = dict(OTHERS)
    for what, readers in ANSWERS.items():
        for label in HANDED_IN:
            officials = OFFICIALS - {"disqualified"} if label == "kept" else OFFICIALS
            found[f"{label}-{what}"] = readers(PARTY, TAKING_PART, officials)
        found[f"partner-{what}"] = readers(TAKING_PART, PARTY, OFFICIALS)
        for label in ("draft", "working-copy"):
            found[f"{label}-{what}"] = PARTY
        found[f"stranger-{what}"] = set()
    found["decided-purpose"] = EVERYBODY  # it is in the register
    for name in NAMES:
        found[f"mail-{name}"] = {name, "administrator", "disqualified", "relative"}  # who hold that role
    return found


def heard(texts: Iterable[str]) -> set[str]:
    """What was said of these texts."""
    return {each for text in texts for each in re.findall(r"TUNTU-([\w.-]+?)(?=[^\w.-]|$)", text)}


def leaked(name: str, texts: Iterable[str]) -> set[str]:
    """What somebody heard that isn't for them."""
    rules = may_hear()
    return {each for each in heard(texts) if name not in rules.get(each, ())}


def missed(name: str, texts: Iterable[str]) -> set[str]:
    """What is for somebody, and was never heard."""
    return {each for each, readers in may_hear().items() if name in readers} - heard(texts)
