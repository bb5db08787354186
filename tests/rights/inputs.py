"""For each mutation a whole input about a thing of the scene; one that isn't here fails the tests."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.rights.making import BEGINS
from tests.rights.scene import Scene, answers

from avustin_core.access import Actor
from avustin_core.storage import global_id

Json = dict[str, Any]
TEXT = {"fi": "Teksti", "sv": "Text"}
SENT = {"way": "LETTER", "sentAt": (BEGINS + timedelta(days=3)).isoformat()}
SHARED = {"sharing": "PROPORTIONAL", "available": "1000.00"}

LATER = (BEGINS + timedelta(days=40)).isoformat()


@dataclass(frozen=True)
class About:
    """The thing that is acted on, by whom."""

    scene: Scene
    actor: Actor
    kind: str
    id: UUID
    revision: int = 0

    @property
    def key(self) -> str:
        """Its global id."""
        return global_id(self.kind, self.id)

    def made(self, kind: str, name: str) -> str:
        """The global id of something in the scene."""
        return global_id(kind, self.scene.made[name])

    def organisation(self) -> str:
        """One that the actor acts for, or the applicant."""
        return global_id("Organisation", next(iter(self.actor.mandates), self.scene.organisations["applicant"]))

    def locked(self, **more: Any) -> Json:
        """Its id and revision."""
        return {"id": self.key, "revision": self.revision, **more}


def _late(about: About) -> Json:
    ids = {"callId": about.key, "organisationId": global_id("Organisation", about.scene.organisations["applicant"])}
    values = answers("again", about.scene.organisations)
    return {**ids, "values": values, "reason": "Syy", "arrivedAt": (BEGINS + timedelta(days=2, hours=1)).isoformat()}


def _completion(about: About) -> Json:
    due = (BEGINS + timedelta(days=20)).isoformat()
    return {
        "applicationId": about.key, "revision": about.revision, "what": "Mitä", "how": "Miten", "paths": [["purpose"]],
        "dueAt": due,
    }  # fmt: skip


def _of_assessment(about: About) -> Json:
    """One's own assessment, or the first of an application."""
    if about.kind == "Application":
        return {"applicationId": about.key}
    row = about.scene.kept["rows"].by_id["Assessment"][about.id]
    return {"applicationId": global_id("Application", row["application_id"]), "revision": about.revision}


def _answer(about: About) -> Json:
    rows = about.scene.kept["rows"].by_id
    completion = rows["Completion"].get(about.id)
    application = rows["Application"][completion["application_id"]] if completion else about.__dict__
    return {"id": about.key, "revision": application["revision"]}


def _substitute(about: About) -> Json:
    return about.locked(substituteId=global_id("Person", about.scene.made["person payments"]))


def _of_member(about: About) -> Json:
    """Somebody who acts for the organisation, or who doesn't."""
    members = about.scene.kept["rows"].by_id["Member"].values()
    theirs = (each["user_id"] for each in members if each["organisation_id"] == about.id)
    person = next(theirs, about.scene.made["person payments"])
    return {"organisationId": about.key, "userId": global_id("Person", person), "reason": "Syy"}


def _of_role(about: About) -> Json:
    """A role that the person holds, or doesn't."""
    held = (each for each in about.scene.kept["rows"].by_id["RoleHolding"].values() if each["user_id"] == about.id)
    role = next((each["role"].name for each in held), "ASSESSOR")
    return {"userId": about.key, "role": role, "callId": None, "reason": "Syy"}


def _form(about: About) -> Json:
    """The version that the call has, with its texts corrected; reported on where it can be."""
    return about.locked(version="1.0", reason=TEXT, fingerprint=about.scene.made.get(f"report {about.id}", ""))


INPUTS: dict[str, Callable[[About], Json]] = {
    "previewCallForm": lambda about: {"id": about.key, "version": "1.0"},
    "publishCallForm": _form,
    "updateCall": lambda about: about.locked(call={}, notice=TEXT),
    "cancelCall": lambda about: about.locked(reason=TEXT),
    "disableCall": lambda about: about.locked(reason=TEXT),
    "enableCall": lambda about: about.locked(reason="Syy"),
    "disableProgramme": lambda about: {"id": about.key, "reason": TEXT},
    "enableProgramme": lambda about: {"id": about.key, "reason": "Syy"},
    "createApplication": lambda about: {"callId": about.key, "organisationId": about.organisation()},
    "registerLateApplication": _late,
    "requestCompletion": _completion,
    "recordChecks": lambda about: {
        "applicationId": about.key, "revision": about.revision, "items": [{"item": "necessary", "outcome": "MET"}],
    },
    "acceptCosts": lambda about: {"applicationId": about.key, "revision": about.revision, "rows": []},
    "addFinding": lambda about: {
        "applicationId": about.key, "revision": about.revision, "subject": "x", "outcome": "MET", "reason": "x",
        "bars": False,
    },
    "requestHearing": lambda about: {
        "applicationId": about.key, "revision": about.revision, "subject": "x", "text": "x", "dueAt": LATER,
    },
    "extendHearing": lambda about: about.locked(reason="x", dueAt=LATER),
    "answerHearing": lambda about: about.locked(answer="x"),
    "saveApplication": lambda about: {
        "id": about.key, "baseRevision": about.revision, "answers": {"changes": [{"path": ["purpose"], "value": "x"}]},
    },
    "saveReport": lambda about: {
        "id": about.key, "baseRevision": about.revision, "answers": {"values": {"done": "x"}},
    },
    "claimSecrecy": lambda about: {"id": about.key, "grounds": ["ITEM_20"], "reason": "Syy"},
    "classifyDocument": lambda about: {"id": about.key, "publicity": "SECRET", "grounds": ["ITEM_20"]},
    "presentDocument": lambda about: {"id": about.key},
    "removeDocument": lambda about: {"id": about.key},
    "discloseDocument": lambda about: {
        "documentId": about.key, "copy": "ORIGINAL", "recipient": "x", "purpose": "x", "reason": "x", "legalBasis": "x",
    },
    "declareDisqualification": lambda about: {"matterIds": [about.key], "ground": None},
    "recordDisqualification": lambda about: {
        "matterIds": [about.key], "personId": global_id("Person", about.scene.made["person payments"]),
        "ground": "SERVICE", "explanation": "x",
    },
    "assignMatter": lambda about: {
        "matterId": about.key, "personId": about.made("Person", "person rapporteur"), "role": "RAPPORTEUR",
    },
    "drawAssignments": lambda about: {
        "callId": about.key, "role": "RAPPORTEUR", "matterIds": [about.made("Matter", "matter submitted")],
        "personIds": [about.made("Person", "person rapporteur")], "wanted": 1,
    },
    "endAssignment": lambda about: about.locked(reason="x"),
    "addNote": lambda about: {"matterId": about.key, "text": "x"},
    "changeNote": lambda about: about.locked(text="x"),
    "endDeclaration": lambda about: about.locked(reason="Syy"),
    "nameSubstitute": _substitute,
    "saveAssessment": lambda about: _of_assessment(about) | {
        "scores": [{"criterion": "USE", "score": "1", "reason": "x"}],
    },
    "proposeDecision": lambda about: {
        "applicationId": about.key, "kind": "REFUSAL", "revision": about.revision, "contents": {"reasons": "x"},
    },
    "createScenario": lambda about: {"callId": about.key, "name": "Uusi", "rules": SHARED},
    "updateScenario": lambda about: about.locked(name="Toinen", rules=SHARED),
    "proposeScenario": lambda about: about.locked(reasons=dict.fromkeys(("granted", "grantedInPart", "refused"), TEXT)),
    "publishDecisions": lambda about: {"callId": about.key, "decisionIds": [about.made("Decision", "sent too")]},
    "recordService": lambda about: about.locked(**SENT, reason="Syy"),
    "recordReceipt": lambda about: about.locked(receivedOn="2019-08-04", evidence="Diaari"),
    "setElectronicConsent": lambda about: {"organisationId": about.key, "consents": True},
    "requestReview": lambda about: about.locked(changeSought="x", grounds="x"),
    "registerReview": lambda about: about.locked(
        organisationId=global_id("Organisation", about.scene.organisations["applicant"]), changeSought="x", grounds="x",
        arrivedAt=SENT["sentAt"],
    ),
    "withdrawReview": lambda about: about.locked(note="x"),
    "proposeReview": lambda about: about.locked(outcome="REJECTED", reasons="x"),
    "orderExecution": lambda about: about.locked(order="SUSPENDED", reasons="x"),
    "liftExecutionOrder": lambda about: about.locked(reasons="x"),
    "recordReviewService": lambda about: about.locked(**SENT),
    "acceptGrant": lambda about: about.locked(iban="FI2112345600000785", agreement={"signedOn": "2019-07-01"}),
    "recordDissent": lambda about: about.locked(text="Toisin"),
    "releaseGrant": lambda about: about.locked(reason="Syy"),
    "releaseForPublication": lambda about: {"id": about.key, "paths": [["title"]]},
    "withdrawRelease": lambda about: {"id": about.key, "reason": "Syy"},
    "createReport": lambda about: {"applicationId": about.key, "formName": "Told"},
    "answerCompletion": _answer,
    "extendCompletion": lambda about: about.locked(reason="x", dueAt=(BEGINS + timedelta(days=30)).isoformat()),
    "requestMoreTime": lambda about: about.locked(reason="x"),
    "refuseMoreTime": lambda about: about.locked(reason="x"),
    "returnReport": lambda about: about.locked(reason="Syy"),
    "giveMandate": lambda about: _of_member(about) | {"mandate": "EDITOR"},
    "takeMandate": _of_member,
    "giveRole": _of_role,
    "takeRole": _of_role,
    "retryMessage": lambda about: {"id": about.key, "reason": "Syy"},
    **dict.fromkeys(
        (
            "publishCall", "submitApplication", "withdrawApplication", "submitAssessment",
            "signDecision", "previewLetter", "notifyParties", "declineGrant", "removeNote", "signReview",
            "deleteScenario", "submitReport", "approveReport",
        ),
        About.locked,
    ),
}  # fmt: skip
