"""The form that the examples of expressions are about."""

from datetime import date

from avustin_core.plugin import PARTIES, Choice, Money, Period, ReportForm, Section, field, option


class Work(Choice):
    PIER = option(fi="Laituri", sv="Brygga", en="Pier")
    ACCESS = option(fi="Esteettömyys", sv="Tillgänglighet", en="Access")


class Cost(Section):
    year: int = field(fi="Vuosi", sv="År", en="Year")
    amount: Money = field(fi="Summa", sv="Belopp", en="Sum")


class Example(ReportForm, version="1.0"):
    works: list[Work] = field(fi="Työt", sv="Arbeten", en="Works", visible=PARTIES)
    main: Work = field(fi="Päätyö", sv="Huvudarbete", en="Main work", visible=PARTIES)
    applied: Money = field(fi="Haettu", sv="Ansökt", en="Applied for", visible=PARTIES)
    own: Money = field(fi="Omarahoitus", sv="Egen finansiering", en="Own funds", visible=PARTIES)
    agreed: bool = field(fi="Sovittu", sv="Avtalat", en="Agreed", visible=PARTIES)
    ready: date = field(fi="Valmis", sv="Färdig", en="Ready", visible=PARTIES)
    period: Period = field(fi="Aika", sv="Tid", en="Time", visible=PARTIES)
    costs: list[Cost] = field(fi="Kustannukset", sv="Kostnader", en="Costs", visible=PARTIES)
