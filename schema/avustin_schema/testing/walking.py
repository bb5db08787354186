"""The walk of any programme from announcement to report, driven by its declarations alone."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from avustin_core.clock import HELSINKI
from avustin_core.plugin import CallTemplate, Criterion, Form, Programme
from avustin_core.plugin.settings import REPORT_DUE_IN_DAYS, USE_ENDS, USE_IN_DAYS
from avustin_core.testing.examples import Example, asked_reports, example_of, settings_of_call
from avustin_core.testing.pool import FILES
from avustin_schema.testing import asked
from avustin_schema.testing.people import Person
from avustin_schema.testing.trial import Json, Trial

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
CONTENTS = {"application/pdf": PDF, "image/png": PNG}
TEXT = b"otsikko;summa\nesimerkki;1\n"
APPROPRIATED = "1000000000.00"
DAYS = {REPORT_DUE_IN_DAYS: 60, USE_IN_DAYS: 365}  #: what is set in a call, where the programme leaves it open
REASONS = "Edellytykset täyttyvät. / Förutsättningarna uppfylls."
DECISION_TEXTS = {
    "conditions": "conditions", "report_duty": "reportDuty", "right_of_audit": "auditRight", "provisions": "provisions",
    "review_instructions": "reviewInstructions",
}  # fmt: skip
Examples = Callable[[type[Form]], Example]


@dataclass
class Walked:
    """What came of it: global ids, and what was seen on the way."""

    call: str = ""
    application: str = ""
    reference: str = ""
    findings: dict[str, str] = field(default_factory=dict)  #: outcomes by rule
    ranking: list[Json] = field(default_factory=list)
    decision: str = ""
    granted: str = ""
    reports: dict[str, str] = field(default_factory=dict)  #: ids of approved reports by the form's name


def walk(trial: Trial, programme: type[Programme], example: Examples | None = None) -> Walked:
    """Announces, applies, assesses, decides, notifies, publishes, reports and approves; fails where that isn't possible."""
    return _Walk(trial, programme, example or (lambda form: example_of(programme, form))).whole()


class _Walk:
    def __init__(self, trial: Trial, programme: type[Programme], example: Examples) -> None:
        self.trial, self.programme, self.example = trial, programme, example
        self.template: CallTemplate | None = next(iter(programme.calls), None)
        self.given: Example = example(programme.application_form)
        applicant = next(id for id in trial.organisations if id == self.given.applicant.id)
        self.applicant, self.official = trial.applicant(applicant), trial.official()
        self.settings = settings_of_call(programme, self.template)
        self.walked = Walked()

    def whole(self) -> Walked:
        """All of it."""
        call = self.announced()
        self.applied(call)
        self.assessed(call)
        self.decided(call)
        self.reported()
        return self.walked

    def do(self, operation: str, input: Json, as_: Person) -> Json:
        """A mutation that must be done; gives its payload."""
        [payload] = self.trial.ask(operation, {"input": input}, as_=as_).values()
        if payload["errors"]:
            told = "; ".join(
                f"{each['code']} {each['path']}: {each['message']}{_problems(each)}" for each in payload["errors"]
            )
            raise AssertionError(f"{self.programme.code}: the walk stops: {told}")
        found: Json = payload
        return found

    def announced(self) -> Json:
        """A call from the programme's first template, published before it opens, and open."""
        opens = self.template.opens if self.template else None
        if opens:
            self.trial.clock.set(opens - timedelta(days=14))
        year = self.trial.clock.now().astimezone(HELSINKI).year
        money = {
            "budgetItem": "28.90.99", "name": _both("Kokeilu", "Försök"), "type": "TRANSFERABLE", "year": year,
            "lastUsableYear": year + 3, "appropriated": APPROPRIATED, "isFictional": True,
        }  # fmt: skip
        appropriation = self.do(asked.CREATE_APPROPRIATION, money, self.trial.official("administrator"))[
            "appropriation"
        ]
        call = self._call(appropriation["id"])
        draft = self.do(asked.CREATE_CALL, {"programme": self.programme.code, **call}, self.official)["call"]
        made: Json = self.do(asked.PUBLISH_CALL, {"id": draft["id"], "revision": draft["revision"]}, self.official)[
            "call"
        ]
        self.walked.call = made["id"]
        self.trial.clock.set(max(self.trial.clock.now(), datetime.fromisoformat(made["opensAt"])))
        return made

    def _call(self, appropriation: str) -> Json:
        call: Json = {
            "appropriationId": appropriation,
            "isFictional": True,
            "criteria": [_with_scale(each) for each in self.programme.criteria if _is_scored(each)],
        }
        unset = {key for key, value in self.settings.items() if value is None}
        call["settings"] = [{"key": key, "value": DAYS[key]} for key in DAYS if key in unset]
        if USE_ENDS in unset and USE_IN_DAYS not in self.settings:
            call["settings"].append({"key": USE_ENDS, "value": f"{self.trial.clock.now().year + 1}-12-31"})
        if self.template is None:
            call |= {name: _both("Haku", "Utlysning") for name in ("title", "summary", "instructions", "terms")}
        if self.template is None or self.template.contact is None:
            call["contact"] = {
                "name": _both("Esimerkkiministeriö", "Exempelministeriet"),
                "email": "a@ministerio.example",
            }
        return {"call": call} | ({"template": self.template.key} if self.template else {})

    def applied(self, call: Json) -> None:
        """An application in good order, handed in by whom the programme is for; every rule that bars is met."""
        started = {"callId": call["id"], "organisationId": self.applicant.organisation}
        application = self.do(asked.CREATE_APPLICATION, started, self.applicant)["application"]
        self.walked.application = application["id"]
        values = self._sent(self.given.answers)
        saved = self.do(
            asked.SAVE_APPLICATION,
            {"id": application["id"], "baseRevision": application["revision"], "answers": {"values": values}},
            self.applicant,
        )["application"]
        handed_in = {"id": saved["id"], "revision": saved["revision"]}
        self.walked.reference = self.do(asked.SUBMIT_APPLICATION, handed_in, self.applicant)["application"]["reference"]
        findings = self._seen()["findings"]
        self.walked.findings = {each["ruleKey"]: each["outcome"] for each in findings}
        if barring := [each for each in findings if each["bars"] and each["outcome"] != "MET"]:
            raise AssertionError(f"{self.programme.code}: rules bar good answers: {barring}")

    def assessed(self, call: Json) -> None:
        """All criteria by one assessor, after the closing where that is waited for, and a ranking."""
        if call["closesAt"] and not call["isRolling"]:
            self.trial.clock.set(datetime.fromisoformat(call["closesAt"]) + timedelta(hours=1))
        if not call["criteria"]:
            return
        declared = {each.key: each for each in self.programme.criteria}
        scores = [
            {"criterion": each["key"], "reason": REASONS, **_scored(declared[each["key"]])} for each in call["criteria"]
        ]
        assessor, application = self.trial.official("assessor"), self.walked.application
        given = {"applicationId": application, "scores": scores, "comment": REASONS}
        saved = self.do(asked.SAVE_ASSESSMENT, given, assessor)["assessment"]
        self.do(asked.SUBMIT_ASSESSMENT, {"id": saved["id"], "revision": saved["revision"]}, assessor)
        ranking = self.trial.ask(asked.RANKED, {"id": call["id"]}, as_=self.official)["call"]["ranking"]
        self.walked.ranking = ranking
        assert [each["applicationId"] for each in ranking] == [application], ranking

    def decided(self, call: Json) -> None:
        """Granted as applied for: proposed by one, signed by another, notified, and in the register."""
        seen = self._seen()
        contents: Json = {"reasons": REASONS} | self._unsaid(seen)
        proposed = self.do(
            asked.PROPOSE,
            {"applicationId": seen["id"], "kind": "GRANT", "revision": seen["revision"], "contents": contents},
            self.official,
        )["decision"]
        other = self.trial.official("other_official")
        signature = {"id": proposed["id"], "revision": proposed["revision"], "holdsLetter": True}
        signed = self.do(asked.SIGN, signature, other)["decision"]
        assert signed["status"] == "SIGNED", signed
        self.walked.decision, self.walked.granted = signed["id"], signed["amount"]
        self.do(asked.NOTIFY, {"id": signed["id"], "revision": signed["revision"]}, other)
        self.do(asked.PUBLISH, {"callId": call["id"]}, other)
        entries = self.trial.ask(asked.REGISTERED, {"id": call["id"]})["register"]["nodes"]
        assert [each["amountGranted"] for each in entries] == [signed["amount"]], entries

    def _unsaid(self, seen: Json) -> Json:
        """What an official writes into the decision, since the programme and the call leave it open."""
        texts = {name: REASONS for key, name in DECISION_TEXTS.items() if key not in self.programme.decision_texts}
        if REPORT_DUE_IN_DAYS in self.settings:
            return texts
        ends = (seen["period"] or {}).get("ends")
        return texts | {"reportDue": ends or (self.trial.clock.now() + timedelta(days=2 * 365)).date().isoformat()}

    def reported(self) -> None:
        """Every report that the call asks for, handed in and approved, after the project's end."""
        self.trial.clock.move(timedelta(days=700))
        for form in asked_reports(self.programme, self.settings):
            started = {"applicationId": self.walked.application, "formName": form.form_name}
            report = self.do(asked.CREATE_REPORT, started, self.applicant)["report"]
            answers = {"values": self._sent(self.example(form).answers)}
            written = {"id": report["id"], "baseRevision": report["revision"], "answers": answers}
            saved = self.do(asked.SAVE_REPORT, written, self.applicant)["report"]
            sent = self.do(
                asked.SUBMIT_REPORT, {"id": saved["id"], "revision": saved["revision"]}, self.applicant
            )["report"]  # fmt: skip
            approved = {"id": sent["id"], "revision": sent["revision"]}
            done = self.do(asked.APPROVE_REPORT, approved, self.trial.official("other_official"))["report"]
            assert done["status"] == "APPROVED", done
            self.walked.reports[form.form_name] = done["id"]

    def _seen(self) -> Json:
        seen: Json = self.trial.ask(asked.SEEN, {"id": self.walked.application}, as_=self.official)["application"]
        return seen

    def _sent(self, answers: Any) -> Any:
        """The answers with ids of this installation, and the files that they name sent first."""
        ids = dict(self.trial.organisations)

        def known(value: Any) -> Any:
            if isinstance(value, dict):
                return {name: known(each) for name, each in value.items()}
            if isinstance(value, list):
                return [known(each) for each in value]
            if isinstance(value, str) and value in FILES and value not in ids:
                name, kind = FILES[value]
                content = CONTENTS.get(kind, TEXT)
                ids[value] = self.trial.attach(self.walked.application, name, content, as_=self.applicant)
            return ids.get(value, value) if isinstance(value, str) else value

        return known(answers)


def _problems(error: Json) -> str:
    return "".join(f"; {'.'.join(each['path'])}: {each['message']}" for each in error.get("problems") or ())


def _both(fi: str, sv: str) -> dict[str, str]:
    return {"fi": fi, "sv": sv}


def _is_scored(criterion: Criterion) -> bool:
    return not (criterion.threshold or criterion.priority) and (criterion.weight is None or criterion.scale is None)


def _with_scale(criterion: Criterion) -> Json:
    scale = {} if criterion.scale else {"scaleLowest": 0, "scaleHighest": 5}
    return {"key": criterion.key} | scale | ({"weight": "1"} if criterion.weight is None else {})


def _scored(criterion: Criterion) -> Json:
    if criterion.threshold or criterion.priority:
        return {"isMet": True}
    return {"score": str(criterion.scale.highest if criterion.scale else 5)}
