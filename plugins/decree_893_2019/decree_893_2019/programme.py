"""The base of the programmes under the decree; it has no code of its own, and is none itself."""

from types import MappingProxyType

from avustin_core.plugin import Commitment, Declaration, GrantType, Setting
from decree_893_2019 import appeals, texts
from decree_893_2019.application.budget import MAXIMUM_SHARE
from decree_893_2019.application.commitments import CommitmentsStep
from decree_893_2019.cost_rules import DecreeCostRules
from decree_893_2019.settings import DECREE_SETTINGS


def commitment(declared: object) -> Commitment:
    """A commitment in the words, and from the source, of the form's field that asks for it."""
    assert isinstance(declared, Declaration)
    return Commitment(declared.attribute.upper(), declared.label, source=declared.source)


class Decree893Programme(DecreeCostRules):
    """What a programme under the decree needn't say again."""

    legal_basis = texts.DECREE_893_2019
    authority = texts.AUTHORITY
    grant_type = GrantType.SPECIAL
    maximum_share = MAXIMUM_SHARE
    settings: tuple[Setting, ...] = DECREE_SETTINGS
    commitments: tuple[Commitment, ...] = (
        commitment(CommitmentsStep.shares_experience),
        commitment(CommitmentsStep.results_usable_by_others),
        commitment(CommitmentsStep.separate_project_accounting),
    )
    decision_texts = MappingProxyType(
        {
            "provisions": appeals.PROVISIONS_APPLIED,
            "provisions_of_a_refusal": appeals.PROVISIONS_OF_A_REFUSAL,
            "provisions_of_not_examined": appeals.PROVISIONS_OF_NOT_EXAMINED,
            "provisions_of_a_lapse": appeals.PROVISIONS_OF_A_LAPSE,
            "conditions": texts.CONDITIONS,
            "report_duty": texts.REPORT_DUTY,
            "awarded_to_the_lead": texts.AWARDED_TO_THE_LEAD,
            "awarded_jointly": texts.AWARDED_JOINTLY,
            "right_of_audit": texts.RIGHT_OF_AUDIT,
            "review_instructions": appeals.REVIEW_INSTRUCTIONS,
        }
    )
