"""What is asked: the same of the product in GraphQL, and of the bare endpoint by a path."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.benchmarks.reading.keeping import Names

ORGANISATION = "organisation { id name { fi sv } }"
PARTICIPANTS = f"participants {{ role share {ORGANISATION} }}"
DECISIONS = "decisions { id kind amount signedAt }"
APPLICATION = f"""query Q1($id: ID!) {{ application(id: $id) {{
  id reference title status submittedAt amountApplied answers {{ values }} {ORGANISATION} {PARTICIPANTS} {DECISIONS}
}} }}"""
PAGE = f"""query Q2($call: ID!, $after: String) {{
  applications(first: 50, after: $after, filter: {{ call: {{ id: {{ equals: $call }} }}, status: {{ equals: SUBMITTED }} }}) {{
    pageInfo {{ hasNextPage endCursor }}
    edges {{ cursor node {{ id reference title status submittedAt amountApplied {ORGANISATION} {PARTICIPANTS} {DECISIONS} }} }}
  }}
}}"""
REGISTER = """query Q3 { register(first: 100) {
  totalCount
  nodes {
    id organisationName { fi sv } businessId purpose municipalities { code name { fi sv } }
    amountApplied outcome amountGranted decidedOn publishedAt
  }
} }"""
TOTALS = "query Q4 { programmes { code statistics { granted grantedTotal } } }"
TOKENS = {
    "official": "demo-valmistelija",
    "registrar": "demo-kirjaaja",
    "signatory": "demo-allekirjoittaja",
    "anyone": "",
}


@dataclass(frozen=True)
class Question:
    """One of Q1 to Q5: as whom it is asked, and its variables."""

    name: str
    query: str
    viewer: str
    variables: dict[str, Any] = field(default_factory=dict)

    @property
    def body(self) -> dict[str, Any]:
        """What the product is sent."""
        return {"query": self.query, "variables": self.variables}


def questions(names: Names, deep: str | None) -> list[Question]:
    """Q1 to Q5; `deep` is the cursor before page 200, where there are so many pages.

    In Q1s the answers hold a secret, so that the trail must tell that it was read.
    """
    page = {"call": names.call, "after": None}
    made = [
        Question("Q1", APPLICATION, "registrar", {"id": names.application}),
        Question("Q1s", APPLICATION, "official", {"id": names.application}),
        Question("Q2", PAGE, "official", page),
        Question("Q3", REGISTER, "anyone"),
        Question("Q4", TOTALS, "anyone"),
    ]
    return [*made, Question("Q5", PAGE, "official", page | {"after": deep})] if deep else made


CREATE = """mutation ($input: CreateApplicationInput!) { createApplication(input: $input) {
  application { id revision } errors { ... on UserError { code message } } } }"""
SAVE = """mutation ($input: SaveApplicationInput!) { saveApplication(input: $input) {
  application { id revision } errors { ... on UserError { code message } } } }"""
SUBMIT = """mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) {
  application { id revision } errors { ... on UserError { code message } } } }"""


def steps(names: Names) -> list[tuple[str, str, Callable[[Any], dict[str, Any]]]]:
    """M1: each step's name, mutation, and input from what the step before answered."""
    return [
        ("create", CREATE, lambda before: {"callId": names.open_call, "organisationId": names.organisation}),
        ("save", SAVE, lambda before: {
            "id": before["id"], "baseRevision": before["revision"], "answers": {"values": names.answers}
        }),
        ("submit", SUBMIT, lambda before: {"id": before["id"], "revision": before["revision"]}),
    ]  # fmt: skip


def each_payload(answer: dict[str, Any]) -> Iterator[Any]:
    """The payloads of an answer to mutations."""
    yield from answer["data"].values()
