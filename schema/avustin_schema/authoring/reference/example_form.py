"""The form that the examples of expressions are about."""

from datetime import date

from avustin_core.plugin import PARTIES, Choice, Money, Period, ReportForm, Section, field, option


class Work(Choice):
    PIER = option(fi="Laituri", sv="Brygga")
    ACCESS = option(fi="Esteettömyys", sv="Tillgänglighet")


class Cost(Section):
    year: int = field(fi="Vuosi", sv="År")
    amount: Money = field(fi="Summa", sv="Belopp")


class Example(ReportForm, version="1.0"):
    works: list[Work] = field(fi="Työt", sv="Arbeten", visible=PARTIES)
    main: Work = field(fi="Päätyö", sv="Huvudarbete", visible=PARTIES)
    applied: Money = field(fi="Haettu", sv="Ansökt", visible=PARTIES)
    own: Money = field(fi="Omarahoitus", sv="Egen finansiering", visible=PARTIES)
    agreed: bool = field(fi="Sovittu", sv="Avtalat", visible=PARTIES)
    ready: date = field(fi="Valmis", sv="Färdig", visible=PARTIES)
    period: Period = field(fi="Aika", sv="Tid", visible=PARTIES)
    costs: list[Cost] = field(fi="Kustannukset", sv="Kostnader", visible=PARTIES)
