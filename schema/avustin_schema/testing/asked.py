"""The operations of the walk."""

ERRORS = "errors { ... on UserError { code message path } ... on IncompleteError { problems { path message } } }"
PLAIN = "errors { ... on UserError { code message path } }"


def mutation(name: str, fields: str, *, errors: str = PLAIN) -> str:
    """A mutation with one input, by its name."""
    title = name[0].upper() + name[1:]
    return f"mutation Do($input: {title}Input!) {{ {name}(input: $input) {{ {fields} {errors} }} }}"


CREATE_APPROPRIATION = mutation("createAppropriation", "appropriation { id }")
CREATE_CALL = mutation("createCall", "call { id revision }")
PUBLISH_CALL = mutation(
    "publishCall", "call { id revision state opensAt closesAt isRolling criteria { key threshold priority } }"
)
CREATE_APPLICATION = mutation("createApplication", "application { id revision }")
SAVE_APPLICATION = mutation("saveApplication", "application { id revision } problems { severity path message }")
SUBMIT_APPLICATION = mutation("submitApplication", "application { id revision reference }", errors=ERRORS)
SAVE_ASSESSMENT = mutation("saveAssessment", "assessment { id revision }")
SUBMIT_ASSESSMENT = mutation("submitAssessment", "assessment { id status }")
PROPOSE = mutation("proposeDecision", "decision { id revision kind }")
SIGN = mutation("signDecision", "decision { id revision status amount }")
NOTIFY = mutation("notifyParties", "decision { id notifiedAt }")
PUBLISH = mutation("publishDecisions", "call { id }")
CREATE_REPORT = mutation("createReport", "report { id revision }")
SAVE_REPORT = mutation("saveReport", "report { id revision } problems { severity path message }")
SUBMIT_REPORT = (
    "mutation Do($input: ReportInput!) { submitReport(input: $input) { report { id revision } " + ERRORS + " } }"
)
APPROVE_REPORT = (
    "mutation Do($input: ReportInput!) { approveReport(input: $input) { report { id status } " + PLAIN + " } }"
)

SEEN = """query ($id: ID!) { application(id: $id) {
  id revision status amountApplied totalCosts period { starts ends } findings { ruleKey outcome bars reason { text } } } }"""
RANKED = "query ($id: ID!) { call(id: $id) { ranking { applicationId assessments total rank } } }"
REGISTERED = (
    "query ($id: ID!) { register(filter: { call: { id: { equals: $id } } }) { nodes { outcome amountGranted } } }"
)
