"""The sections of a project plan: the measures, and the person to turn to."""

from datetime import date

from avustin_core.plugin import Email, LongText, Phone, Section, ShortText, Text, at_most_, check, field


class ContactPerson(Section):
    """Whom the ministry asks about the application."""

    name: ShortText = field(fi="Nimi", sv="Namn", en="Name")
    email: Email = field(fi="Sähköposti", sv="E-post", en="E-mail")
    phone: Phone = field(fi="Puhelin", sv="Telefon", en="Telephone")


class Measure(Section):
    """What is done, and when."""

    name: ShortText = field(fi="Toimenpiteen nimi", sv="Åtgärdens namn", en="Name of the measure")
    description: LongText = field(fi="Kuvaus", sv="Beskrivning", en="Description")
    starts: date = field(fi="Alkaa", sv="Börjar", en="Starts")
    ends: date = field(fi="Päättyy", sv="Slutar", en="Ends")

    starts_before_it_ends = check(
        holds=at_most_(starts, ends),
        says=Text(
            fi="Toimenpide päättyy ennen kuin se alkaa. Korjaa päivämäärät.",
            sv="Åtgärden slutar innan den börjar. Rätta datumen.",
            en="The measure ends before it starts.",
        ),
        about=[ends],
        source="893/2019 6 § 2 mom. 3)",
    )
