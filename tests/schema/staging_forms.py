"""Inputs of giving a call another version of its form: the same one, whose texts the plugin's next release has corrected."""

from sqlalchemy import update
from tests.schema.staging import TEXT, Stage, input_of
from tests.walks.client import Json

from avustin_core.access import PUBLIC
from avustin_core.programmes.models import FormRelease
from avustin_core.work import Work


async def _correct(work: Work) -> None:
    await work.session.execute(update(FormRelease).values(texts_digest="before the correction"))


@input_of("previewCallForm")
async def _preview_call_form(stage: Stage) -> Json:
    call = await stage.call()
    await stage.world.avustin.run(PUBLIC, _correct)
    asked = "query ($id: ID!) { call(id: $id) { form { version } } }"
    version = (await stage.me.send(asked, {"id": call["id"]}))["data"]["call"]["form"]["version"]
    return {"id": call["id"], "version": version}


@input_of("publishCallForm")
async def _publish_call_form(stage: Stage) -> Json:
    input = await _preview_call_form(stage)
    wanted = "previewCallForm(input: $input) { report { fingerprint } call { revision } }"
    asked = f"mutation ($input: PreviewCallFormInput!) {{ {wanted} }}"
    told = (await stage.me.send(asked, {"input": input}))["data"]["previewCallForm"]
    revision, fingerprint = told["call"]["revision"], told["report"]["fingerprint"]
    return {**input, "revision": revision, "fingerprint": fingerprint, "reason": TEXT}
