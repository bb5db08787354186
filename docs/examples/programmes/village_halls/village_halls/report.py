"""What is told of the repair afterwards."""

from avustin_core.plugin import RECIPIENT, REGISTER, Attachment, LongText, Money, ReportForm, field


class HallReport(ReportForm, version="1.0"):
    """The final report."""

    results: LongText = field(fi="Mitä tehtiin", sv="Vad som gjordes", en="What was done", visible=REGISTER)
    used: Money = field(fi="Käytetty avustus", sv="Använt understöd", en="Used", visible=RECIPIENT)
    costs: Money = field(fi="Toteutuneet kustannukset", sv="Faktiska kostnader", en="Costs", visible=RECIPIENT)
    accounts: Attachment = field(fi="Kirjanpidon ote", sv="Utdrag ur bokföringen", en="Accounts", visible=RECIPIENT)
