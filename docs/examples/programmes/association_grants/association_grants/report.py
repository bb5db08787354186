"""The one page on which an association tells what it did."""

from avustin_core.plugin import RECIPIENT, REGISTER, LongText, Money, ReportForm, field


class AssociationReport(ReportForm, version="1.0"):
    """The only report."""

    what_was_done: LongText = field(fi="Mitä tehtiin", sv="Vad som gjordes", en="What was done", visible=REGISTER)
    took_part: int = field(fi="Osallistujia", sv="Antal deltagare", en="Took part", minimum=0, visible=RECIPIENT)
    used_for_the_purpose: bool = field(
        fi="Avustus on käytetty päätöksen mukaiseen tarkoitukseen",
        sv="Understödet har använts för det ändamål som anges i beslutet",
        en="The grant was used for its purpose", must_be=True, visible=RECIPIENT,
    )  # fmt: skip
    left: Money = field(fi="Käyttämättä jäi", sv="Oanvänt belopp", en="Left unused", required=False, visible=RECIPIENT)
