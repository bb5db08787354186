"""What somebody is refused is told in their own language, to the last word."""

import pytest
from tests.core.applying import Harbour

from avustin_core.access import Guard
from avustin_core.applications.operations import submit_application
from avustin_core.applications.rights import GUARDS
from avustin_core.errors import NotAllowed
from avustin_core.plugin import Language


async def test_one_who_may_not_is_told_who_may_in_every_language(harbour: Harbour) -> None:
    draft = await harbour.draft()

    with pytest.raises(NotAllowed) as refused:
        await harbour.do(harbour.editor, lambda work: submit_application(work, draft.id, revision=draft.revision))

    messages = [refused.value.message(language) for language in (Language.FI, Language.SV, Language.EN)]
    assert messages == [
        "Sinulla ei ole oikeutta tähän toimintoon. Vaaditaan: hakijaorganisaation allekirjoitusoikeus.",
        "Du har inte rätt att göra detta. Det krävs: namnteckningsrätt för den sökande organisationen.",
        "You may not do this. Requires: a signatory of the applicant organisation.",
    ]


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.action)
def test_a_guard_says_whom_it_asks_for_in_three_languages(guard: Guard[object]) -> None:
    said = guard.requires

    assert len({said.fi, said.sv, said.en}) == 3
