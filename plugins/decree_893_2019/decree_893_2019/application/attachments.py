"""The last step: what is attached."""

from avustin_core.plugin import PARTIES, Attachment, Text, field
from decree_893_2019 import steps
from decree_893_2019.application.commitments import CommitmentsStep
from decree_893_2019.sources import SYSTEM_CHOICE


class AttachmentsStep(CommitmentsStep):
    """Nothing is required here; a call may ask for something."""

    attachments: list[Attachment] = field(
        fi="Liitteet",
        sv="Bilagor",
        en="Attachments",
        help=Text(
            fi="Liitteet ovat vapaaehtoisia, ellei haussa erikseen vaadita niitä. Hakemus arvioidaan ennen kaikkea "
            "lomakkeen tietojen perusteella.",
            sv="Bilagor är frivilliga, om de inte särskilt krävs i utlysningen. Ansökan bedöms framför allt utifrån "
            "uppgifterna i blanketten.",
            en="Optional unless the call asks for one; the application is assessed above all on the form.",
        ),
        required=False,
        accepts=("application/pdf",),
        step=steps.ATTACHMENTS,
        visible=PARTIES,
        source=SYSTEM_CHOICE,
    )
