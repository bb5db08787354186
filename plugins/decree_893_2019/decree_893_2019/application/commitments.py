"""The fifth step: the conditions that the applicant commits itself to, and the declaration of the Act."""

from avustin_core.plugin import PARTIES, LongText, Role, Text, equals, field, named_roles
from decree_893_2019 import steps
from decree_893_2019.application.financing import FinancingStep

HANDLERS_OF_THE_DECLARATION = named_roles(Role.PREPARER, Role.RAPPORTEUR, Role.DECIDER)


class CommitmentsStep(FinancingStep):
    """893/2019 7 §, and the declaration of 688/2001 7 § 2 mom., which is nobody else's business."""

    shares_experience: bool = field(
        fi="Sitoudumme jakamaan kokemuksia hankkeen toteutusvaiheessa",
        sv="Vi förbinder oss att dela erfarenheter under projektets genomförandefas",
        en="We commit ourselves to sharing experience while the project is carried out",
        must_be=True,
        step=steps.COMMITMENTS,
        visible=PARTIES,
        source="893/2019 7 § 1)",
    )
    results_usable_by_others: bool = field(
        fi="Hankkeen tuloksia kuvaavat tiedot ovat myös muiden kuntien hyödynnettävissä",
        sv="De uppgifter som beskriver projektets resultat får utnyttjas också av andra kommuner",
        en="Information on the results is usable by other municipalities too",
        must_be=True,
        step=steps.COMMITMENTS,
        visible=PARTIES,
        source="893/2019 7 § 2)",
    )
    separate_project_accounting: bool = field(
        fi="Hankkeella on erillinen projektikirjanpito",
        sv="Projektet har en separat projektbokföring",
        en="The project has separate project accounting",
        must_be=True,
        step=steps.COMMITMENTS,
        visible=PARTIES,
        source="893/2019 7 § 3)",
    )
    no_labour_offences: bool = field(
        fi="Vakuutus: hakijaa tai sen edustajaa ei ole tuomittu eikä hakijalle ole määrätty seuraamusmaksua "
        "valtionavustuslain 7 §:n 2 momentissa tarkoitetulla tavalla",
        sv="Försäkran: sökanden eller dess företrädare har inte dömts till straff och sökanden har inte påförts en "
        "påföljdsavgift på det sätt som avses i 7 § 2 mom. i statsunderstödslagen",
        en="Declaration: no conviction or sanction of the kind that section 7(2) of the Act means",
        help=Text(
            fi="Vakuutus koskee avustuksen myöntövuotta ja kahta sitä edeltänyttä vuotta: lainvoimaista tuomiota "
            "rikoslain 47 luvun 6 a §:ssä tai ulkomaalaislain 186 §:ssä tarkoitetusta rikoksesta sekä lainvoimaisella "
            "päätöksellä määrättyä työsopimuslain 11 a luvun 3 §:ssä tarkoitettua seuraamusmaksua. Jos vakuutusta ei "
            "voida antaa, vastaa ”ei”: avustus palkkakustannuksiin voidaan silloin myöntää vain erityisen painavasta "
            "syystä.",
            sv="Försäkran gäller det år då understödet beviljas och de två föregående åren: en lagakraftvunnen dom för "
            "ett brott som avses i 47 kap. 6 a § i strafflagen eller 186 § i utlänningslagen samt en påföljdsavgift "
            "enligt 11 a kap. 3 § i arbetsavtalslagen som påförts genom ett lagakraftvunnet beslut. Svara ”nej” om "
            "försäkran inte kan ges: understöd för lönekostnader kan då beviljas endast av synnerligen vägande skäl.",
            en="For the year of the grant and the two years before. Answer no if it can't be declared: wages are then "
            "covered only for an especially weighty reason.",
        ),
        step=steps.COMMITMENTS,
        visible=HANDLERS_OF_THE_DECLARATION,
        source="688/2001 7 § 2 mom.",
    )
    weighty_reason: LongText = field(
        fi="Erityisen painava syy myöntää avustus palkkakustannuksiin",
        sv="Synnerligen vägande skäl att bevilja understöd för lönekostnader",
        en="The especially weighty reason to cover wages all the same",
        when=equals(no_labour_offences, False),
        step=steps.COMMITMENTS,
        visible=HANDLERS_OF_THE_DECLARATION,
        source="688/2001 7 § 2 mom.",
    )
