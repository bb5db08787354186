"""What `actions` tell of the thing that a mutation is about."""

from tests.schema.staging import Stage
from tests.walks.client import Client, Json

ACTIONS = """
query ($id: ID!) {
  node(id: $id) {
    ... on Call { revision actions { ...Told } }
    ... on Programme { actions { ...Told } }
    ... on Application { revision actions { ...Told } }
    ... on Completion { revision actions { ...Told } }
    ... on Hearing { revision actions { ...Told } }
    ... on TimeLimit { revision actions { ...Told } }
    ... on Assignment { revision actions { ...Told } }
    ... on MatterNote { revision actions { ...Told } }
    ... on Assessment { revision actions { ...Told } }
    ... on Decision { revision actions { ...Told } }
    ... on Service { revision actions { ...Told } }
    ... on Review { revision actions { ...Told } }
    ... on Scenario { revision actions { ...Told } }
    ... on Report { revision actions { ...Told } }
    ... on Matter { actions { ...Told } }
    ... on Declaration { revision actions { ...Told } }
    ... on Document { actions { ...Told } }
    ... on PublicRegisterEntry { actions { ...Told } }
    ... on ReleasedText { actions { ...Told } }
    ... on Organisation { actions { ...Told } }
    ... on Person { actions { ...Told } }
  }
}
fragment Told on Action { name allowed blockedBy { code message } }
"""
ABOUT = (
    "id",
    "applicationId",
    "documentId",
    "userId",
    "callId",
    "matterId",
    "matterIds",
)  #: what an input names first is what it is about
OF_NO_THING = {
    "createAppropriation",
    "createCall",
    "recordFinding",
    "createUpload",
    "completeUpload",
    "addUser",
    "assignMatters",
    "proposeDecisions",
    "signDecisions",
    "publishEachDecision",
}  #: no thing has that action


async def told(client: Client, id: str) -> Json | None:
    """A thing's revision and actions, if the client sees it."""
    answer = await client.send(ACTIONS, {"id": id})
    assert "errors" not in answer, answer["errors"]
    node: Json | None = answer["data"]["node"]
    return node


async def is_allowed(stage: Stage, name: str, input: Json) -> bool:
    """Whether the thing that the mutation is about says that it may be done, to the one whose part it is."""
    if name in OF_NO_THING:
        return True
    keys = ("organisationId",) if name.endswith(("Mandate", "Consent")) else ABOUT
    about = next(input[key] for key in keys if key in input)
    node = await told(stage.me.of(name), about[0] if isinstance(about, list) else about)
    allowed = {action["name"] for action in node["actions"] if action["allowed"]} if node else set()
    return not node or name in allowed or name == "createReport"
