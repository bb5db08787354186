"""The inputs of mutations about documents and the register; the others are in `staging`."""

from hashlib import sha256

from tests.schema.staging import Stage, input_of
from tests.walks.client import Json
from tests.walks.scenes.reporting import PDF


async def call_of(stage: Stage, decision: Json) -> str:
    """The call that a decision was made in."""
    asked = "query ($id: ID!) { decision(id: $id) { call { id } } }"
    answer = await stage.world.preparer.send(asked, {"id": decision["id"]})
    id: str = answer["data"]["decision"]["call"]["id"]
    return id


async def entry_of(stage: Stage, decision: Json) -> str:
    """The register entry of a decision, which is published for it."""
    call = await call_of(stage, decision)
    await stage.world.preparer.do("PublishDecisions", callId=call)
    asked = "query ($call: ID!) { register(filter: { call: { id: { equals: $call } } }) { nodes { id } } }"
    answer = await stage.world.anyone.send(asked, {"call": call})
    id: str = answer["data"]["register"]["nodes"][0]["id"]
    return id


async def document_in(stage: Stage, **how: str) -> str:
    """An official's document in a matter."""
    return await stage.world.preparer.attach((await stage.submitted())["id"], "muistio.pdf", PDF, **how)


async def classify(stage: Stage, document: str, publicity: str) -> None:
    """Puts a document into a class."""
    asked = "mutation ($input: ClassifyDocumentInput!) { classifyDocument(input: $input) { errors { __typename } } }"
    input = {"id": document, "publicity": publicity, "grounds": ["ITEM_20"]}
    answer = await stage.world.preparer.send(asked, {"input": input})
    assert answer["data"]["classifyDocument"]["errors"] == []


@input_of("claimSecrecy")
async def _claim_secrecy(stage: Stage) -> Json:
    document = await stage.me.attach((await stage.application())["id"], "hinnat.pdf", PDF)
    return {"id": document, "grounds": ["ITEM_20"], "reason": "Hinnat"}


@input_of("removeDocument")
async def _remove_document(stage: Stage) -> Json:
    return {"id": await stage.me.attach((await stage.application())["id"], "turha.pdf", PDF)}


@input_of("createUpload")
async def _create_upload(stage: Stage) -> Json:
    application = await stage.application()
    digest = sha256(PDF).hexdigest()
    said = {"name": "liite.pdf", "size": len(PDF), "sha256": digest, "kind": "ATTACHMENT"}
    return {"applicationId": application["id"], **said}


@input_of("completeUpload")
async def _complete_upload(stage: Stage) -> Json:
    asked = "mutation ($input: CreateUploadInput!) { createUpload(input: $input) { upload { id url } } }"
    answer = await stage.me.send(asked, {"input": await _create_upload(stage)})
    upload = answer["data"]["createUpload"]["upload"]
    assert (await stage.world.http.put(upload["url"], content=PDF)).status_code == 200
    return {"id": upload["id"]}


@input_of("classifyDocument")
async def _classify_document(stage: Stage) -> Json:
    ground = {"grounds": ["ITEM_20"], "otherGround": "VAL 31 §", "secretUntil": "2050-01-01"}
    return {"id": await document_in(stage), "publicity": "PARTLY_SECRET", **ground}


@input_of("presentDocument")
async def _present_document(stage: Stage) -> Json:
    return {"id": await document_in(stage, kind="NOTE")}


@input_of("discloseDocument")
async def _disclose_document(stage: Stage) -> Json:
    document = await document_in(stage)
    await classify(stage, document, "SECRET")
    said = {"recipient": "Poliisi", "purpose": "Tutkinta", "legalBasis": "VAL 32 §", "reason": "Laissa säädetty"}
    return {"documentId": document, "copy": "ORIGINAL", **said}


@input_of("releaseForPublication")
async def _release_for_publication(stage: Stage) -> Json:
    decision = await stage.signed()
    document = await stage.world.preparer.attach(decision["application"], "tiivistelma.pdf", PDF)
    await classify(stage, document, "PUBLIC")
    return {"id": await entry_of(stage, decision), "paths": [["title"]], "documentIds": [document]}


@input_of("withdrawRelease")
async def _withdraw_release(stage: Stage) -> Json:
    entry = await entry_of(stage, await stage.signed())
    asked = """mutation ($input: ReleaseForPublicationInput!) {
      releaseForPublication(input: $input) { entry { releasedTexts { id } } }
    }"""
    answer = await stage.world.preparer.send(asked, {"input": {"id": entry, "paths": [["title"]]}})
    return {"id": answer["data"]["releaseForPublication"]["entry"]["releasedTexts"][0]["id"], "reason": "Virhe"}


def about_papers(id: str) -> dict[str, Json]:
    """Inputs that are whole, about a thing that may not be what the mutation wants."""
    given = {"recipient": "x", "purpose": "x", "reason": "x", "legalBasis": "x"}
    return {
        "claimSecrecy": {"id": id, "grounds": ["ITEM_20"], "reason": "x"},
        "classifyDocument": {"id": id, "publicity": "PUBLIC"},
        "presentDocument": {"id": id},
        "removeDocument": {"id": id},
        "discloseDocument": {"documentId": id, "copy": "ORIGINAL", **given},
        "releaseForPublication": {"id": id, "paths": [["title"]]},
        "withdrawRelease": {"id": id, "reason": "x"},
    }
