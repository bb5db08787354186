"""What decisions say, in the two languages that they are served in."""

from avustin_core.plugin import Text

DECISION_TEXTS = {
    "provisions": Text(
        "Valtionavustuslaki (688/2001) 5–7, 11–14, 16 ja 34 §\nHallintolaki (434/2003) 43–47 §",
        "Statsunderstödslagen (688/2001) 5–7, 11–14, 16 och 34 §\nFörvaltningslagen (434/2003) 43–47 §",
    ),
    "provisions_of_a_refusal": Text(
        "Valtionavustuslaki (688/2001) 7, 11 ja 34 §\nHallintolaki (434/2003) 43–47 §",
        "Statsunderstödslagen (688/2001) 7, 11 och 34 §\nFörvaltningslagen (434/2003) 43–47 §",
    ),
    "conditions": Text(
        "Avustus on kertasumma. Sitä saa käyttää vain päätöksen mukaiseen tarkoitukseen (13 §). Saajan on viipymättä "
        "ilmoitettava muutoksesta, joka vaikuttaa avustuksen käyttöön (14 §).",
        "Understödet är ett engångsbelopp. Det får användas endast för det ändamål som anges i beslutet (13 §). Mottagaren "
        "ska utan dröjsmål underrätta statsbidragsmyndigheten om ändringar som påverkar användningen (14 §).",
    ),
    "report_duty": Text(
        "Saajan on annettava selvitys avustuksen käytöstä. Tositteita ei liitetä selvitykseen.",
        "Mottagaren ska lämna en redogörelse för användningen av understödet. Verifikat bifogas inte.",
    ),
    "right_of_audit": Text(
        "Valtionapuviranomaisella on oikeus tarkastaa saajan taloutta ja toimintaa siltä osin kuin se on tarpeen (16 §).",
        "Statsbidragsmyndigheten har rätt att granska mottagarens ekonomi och verksamhet i den mån det behövs (16 §).",
    ),
    "review_instructions": Text(
        "Tähän päätökseen saa vaatia oikaisua kirjallisesti päätöksen tehneeltä viranomaiselta 30 päivän kuluessa päätöksen "
        "tiedoksisaannista.",
        "Omprövning av detta beslut får begäras skriftligen hos den myndighet som har fattat beslutet inom 30 dagar från "
        "delfåendet av beslutet.",
    ),
}
