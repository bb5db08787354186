"""What is broken in the programme of the how-to, one thing at a time, and the line that says so."""

from tests.plugins.beaches import FORM, PROGRAMME, REPORTING

HOOKS = (
    "avustin_configure, avustin_programmes, avustin_check_application, avustin_before_transition, "
    "avustin_reference_number, avustin_decision_letter, avustin_payment_plan, avustin_announce"
)
MEND = "mend it, or start without it by AVUSTIN_PLUGINS_BLOCKED=beaches"
SECOND = "class Second(BeachApplication, version='1.1', name='BeachApplication'): ..."
PER_HOOK = "def avustin_programmes() -> Iterable[type[Programme]]:"

#: the file, what is changed in it, and what is said after "plugin beaches: "; every line number is N
FAULTS: dict[str, tuple[str, list[tuple[str, str]], str]] = {
    "a label without Swedish": (
        FORM,
        [('fi="Kustannus", sv="Kostnad"', 'fi="Kustannus", sv=" "')],
        "Cost.name ({form}): the label lacks Finnish or Swedish – write fi=… and sv=…",
    ),
    "an option that a choice hasn't": (
        FORM,
        [("includes(works, Work.ACCESS)", "includes(works, Work.ACESS)")],
        f"{{form}}: AttributeError: Work has no option 'ACESS': write ACCESS – {MEND}",
    ),
    "a question that takes another's name": (
        FORM,
        [("    costs: list[Cost]", "    works: LongText = field(fi='Työt', sv='Arbeten', visible=PARTIES)\n    costs: list[Cost]")],
        f"{{form}}: DeclarationError: BeachApplication.works is declared twice: rename one of them – {MEND}",
    ),
    "a label whose Swedish is left out": (
        FORM,
        [('field(fi="Kustannus", sv="Kostnad")', 'field(fi="Kustannus")')],
        "Cost.name ({form}): the label lacks Finnish or Swedish – write fi=… and sv=…",
    ),
    "a text whose Swedish is left out": (
        PROGRAMME,
        [('Text(fi="Uimarantahaku", sv="Utlysning för badstränder")', 'Text(fi="Uimarantahaku")')],
        "{programme}: TypeError: Text.__init__() missing 1 required positional argument: 'sv' – write sv=… there",
    ),
    "an option whose Swedish is left out": (
        FORM,
        [('fi="Laituri", sv="Brygga"', 'fi="Laituri"')],
        "BeachApplication.works ({form}): option PIER lacks Finnish or Swedish – write fi=… and sv=…",
    ),
    "an option without Swedish": (
        FORM,
        [('fi="Laituri", sv="Brygga"', 'fi="Laituri", sv=""')],
        "BeachApplication.works ({form}): option PIER lacks Finnish or Swedish – write fi=… and sv=…",
    ),
    "a check without Swedish": (
        FORM,
        [('sv="Understödet överskrider maximiandelen."', 'sv=""')],
        "BeachApplication.applied_is_within_the_share ({form}): says= lacks Finnish or Swedish – write says=Text(fi=…, sv=…)",
    ),
    "a secret whose ground isn't in the law": (
        FORM,
        [
            ("    REGISTER,\n", "    REGISTER,\n    Role,\n    secret,\n"),
            ("visible=REGISTER, fact=Fact.TITLE", "visible=secret(ground='JulkL 99 §', roles=(Role.DECIDER,)), fact=Fact.TITLE"),
        ],
        "BeachApplication.title ({form}): the ground 'JulkL 99 §' isn't in 24 § 1 mom. – "
        "write ground=SecrecyGround.ITEM_20 or another item",
    ),
    "an answer that is for no official": (
        FORM,
        [
            ("    REGISTER,\n", "    REGISTER,\n    named_roles,\n"),
            ("visible=REGISTER, fact=Fact.TITLE", "visible=named_roles(), fact=Fact.TITLE"),
        ],
        "BeachApplication.title ({form}): is for no role, so that no official sees the answer – "
        "name roles, such as Role.PREPARER",
    ),
    "a field that says not who sees it": (
        FORM,
        [("visible=REGISTER, fact=Fact.TITLE", "fact=Fact.TITLE")],
        "BeachApplication.title ({form}): says not who sees the answer – "
        "write visible=REGISTER, PARTIES, OFFICIALS or another one",
    ),
    "rows that say not who sees them": (
        FORM,
        [("at_least=1, visible=OFFICIALS", "at_least=1")],
        "BeachApplication.costs ({form}): says not who sees the answer – "
        "write visible=REGISTER, PARTIES, OFFICIALS or another one",
    ),
    "a core fact that no field is marked with": (
        FORM,
        [(", fact=Fact.PERIOD", "")],
        "BeachApplication ({form}): no field holds PERIOD – mark one with fact=Fact.PERIOD, "
        'or put a Setting("use_in_days", …) or "use_ends" in settings',
    ),
    "a core fact in two fields": (
        FORM,
        [("at_least=1, visible=PARTIES", "at_least=1, visible=PARTIES, fact=Fact.LANGUAGE")],
        "BeachApplication ({form}): LANGUAGE is held by several fields – mark one only",
    ),
    "a form without a version": (
        FORM,
        [('(ApplicationForm, version="1.0")', "(ApplicationForm)")],
        "BeachApplication ({form}): BeachApplication has no version – "
        'write class BeachApplication(…, version="1.0")',
    ),
    "a setting that isn't declared, in an expression": (
        PROGRAMME,
        [("settings = (LARGEST_SHARE,)", "settings = ()"), ("settings={LARGEST_SHARE.key: Decimal(70)},", "")],
        "BeachApplication ({form}): setting largest_share is used and not declared – put it in the programme's settings",
    ),
    "a setting that isn't declared, in a call": (
        PROGRAMME,
        [("{LARGEST_SHARE.key: Decimal(70)}", "{'largest': Decimal(70)}")],
        "Beaches.calls ({programme}): call first sets largest, which isn't a setting of the programme – "
        "put a Setting('largest', …) in settings",
    ),
    "a member of another choice": (
        FORM,
        [("includes(works, Work.ACCESS)", "includes(works, MatterLanguage.FI)")],
        "BeachApplication.access_plan ({form}): when=: <MatterLanguage.FI: 'FI'> isn't an option of Work – "
        "mend the declaration",
    ),
    "a sum of what isn't a number": (
        FORM,
        [("total(costs, Cost.amount)", "total(costs, Cost.name)")],
        "BeachApplication.total_costs ({form}): the formula: Cost.name isn't a number, and can't be summed – "
        "mend the declaration",
    ),
    "a name that isn't a field, in a condition": (
        FORM,
        [("when=includes(works, Work.ACCESS)", "when=includes(work, Work.ACCESS)")],
        "{form}: NameError: name 'work' is not defined – write works there",
    ),
    "a field without a kind": (
        FORM,
        [("title: ShortText = field", "title = field")],
        "{form}: DeclarationError: BeachApplication.title has no kind: write title: ShortText = field(…) – " + MEND,
    ),
    "an attachment in a kind that isn't one": (
        REPORTING,
        [("statement: Attachment", "statement: bytes")],
        "BeachReport.statement ({reporting}): <class 'bytes'> isn't a kind of field – "
        "use ShortText, Money, date, a Choice or another one",
    ),
    "a fraction that isn't exact": (
        FORM,
        [("setting(LARGEST_SHARE))", "0.7)")],
        "{form}: DeclarationError: 0.7 can't stand in an expression: use a field, a Decimal, a date or another "
        f"expression – {MEND}",
    ),
    "a field in about= that the form hasn't": (
        PROGRAMME,
        [("about=[BeachApplication.title]", "about=[BeachApplication.titel]")],
        f"{{programme}}: AttributeError: BeachApplication has no 'titel': write title – {MEND}",
    ),
    "a field of another form in about=": (
        PROGRAMME,
        [("about=[BeachApplication.title]", "about=[BeachReport.results]")],
        "Beaches.applicant_is_a_municipality ({programme}): is about BeachReport.results, which no form of the "
        "programme asks – name a field of the application form in about=[…]",
    ),
    "a field that a rule reads and no form has": (
        PROGRAMME,
        [("met_if(application.applicant.is_municipality)", "met_if(bool(application.titel))")],
        "Beaches.applicant_is_a_municipality ({programme}): reads application.titel, which no form has – "
        "write application.title",
    ),
    "a rule that takes what isn't given": (
        PROGRAMME,
        [("self, application: BeachApplication", "self, application: BeachApplication, session: object")],
        "{programme}: DeclarationError: rule applicant_is_a_municipality takes session: only application and call are "
        f"given – {MEND}",
    ),
    "criteria with one key": (
        PROGRAMME,
        [(
            '(Criterion("SAFETY", Text(fi="Turvallisuus", sv="Säkerhet")),)',
            '2 * (Criterion("SAFETY", Text(fi="Turvallisuus", sv="Säkerhet")),)',
        )],
        "Beaches.criteria ({programme}): the key SAFETY is there twice – give each a key of its own",
    ),
    "a criterion without Swedish": (
        PROGRAMME,
        [('fi="Turvallisuus", sv="Säkerhet"', 'fi="Turvallisuus", sv=""')],
        "Beaches.criteria ({programme}): criterion SAFETY lacks Finnish or Swedish – write Text(fi=…, sv=…)",
    ),
    "a code that can't be a name": (
        PROGRAMME,
        [('code = "beaches"', 'code = "Uima-rannat"')],
        "Beaches.code ({programme}): 'Uima-rannat' can't be a name – use a-z, 0-9 and _, beginning with a letter",
    ),
    "a name in one language": (
        PROGRAMME,
        [('name = Text(fi="Uimarantojen uusiminen", sv="Förnyelse av badstränder")', 'name = "Uimarannat"')],
        "Beaches.name ({programme}): isn't a Text – write name = Text(…)",
    ),
    "a programme that says no purpose": (
        PROGRAMME,
        [('    purpose = Text(fi="Uimarantojen turvallisuus", sv="Badsträndernas säkerhet")\n', "")],
        "Beaches ({programme}): says no purpose – write purpose = … in the class",
    ),
    "one report form where several are": (
        PROGRAMME,
        [("report_forms = (BeachReport,)", "report_forms = BeachReport")],
        "Beaches.report_forms ({programme}): isn't a tuple of classes that inherit ReportForm – "
        "write report_forms = (MyForm,)",
    ),
    "two versions without a migration": (
        PROGRAMME,
        [
            ("CALL = CallTemplate(", f"{SECOND}\n\nCALL = CallTemplate("),
            ("application_form = BeachApplication", "application_form = Second"),
            ("report_forms = (", "application_forms = (BeachApplication, Second)\n    report_forms = ("),
        ],
        "Second ({programme}): BeachApplication: no migration from 1.0 to 1.1 – "
        'write one with @migrates("1.0", "1.1")',
    ),
    "a misspelt hook": (
        PROGRAMME,
        [("def avustin_programmes", "def avustin_programs")],
        "avustin_programs ({programme}): there is no such hook – write avustin_programmes",
    ),
    "a hook that there isn't": (
        PROGRAMME,
        [(PER_HOOK, "def avustin_weather() -> Iterable[type[Programme]]:")],
        f"avustin_weather ({{programme}}): there is no such hook – use one of {HOOKS}",
    ),
    "a hook that isn't marked": (
        PROGRAMME,
        [("@hookimpl\n", "")],
        "avustin_programmes ({programme}): isn't marked as a hook – write @hookimpl above it",
    ),
    "a misspelt hook that isn't marked": (
        PROGRAMME,
        [("@hookimpl\n", ""), ("def avustin_programmes", "def avustin_programs")],
        "avustin_programs ({programme}): is no hook, though its name starts with avustin_ – "
        "write avustin_programmes, or give it another name",
    ),
    "an argument that the hook isn't given": (
        PROGRAMME,
        [("def avustin_programmes()", "def avustin_programmes(session: object)")],
        "avustin_programmes ({programme}): takes session, which the hook isn't given – take no argument",
    ),
    "a hook that wraps the others": (
        PROGRAMME,
        [("@hookimpl\n", "@hookimpl(wrapper=True)\n")],
        "avustin_programmes ({programme}): wraps the answers of other plugins – write @hookimpl without wrapper=",
    ),
    "a plugin without hooks": (
        PROGRAMME,
        [("@hookimpl\n", ""), ("def avustin_programmes", "def programmes")],
        "beaches: answers no hook – write @hookimpl above def avustin_programmes()",
    ),
    "a hook that gives what isn't a programme": (
        PROGRAMME,
        [("return [Beaches]", "return [BeachReport]")],
        "avustin_programmes: BeachReport isn't a programme – return classes that inherit from Programme",
    ),
    "a hook that gives one programme alone": (
        PROGRAMME,
        [("return [Beaches]", "return Beaches")],
        f"avustin_programmes: TypeError: 'type' object is not iterable – {MEND}",
    ),
    "a hook that gives nothing": (
        PROGRAMME,
        [("return [Beaches]", "[Beaches]")],
        "avustin_programmes: gives None – return a list of programmes",
    ),
    "a hook that is async": (
        PROGRAMME,
        [("def avustin_programmes", "async def avustin_programmes")],
        "avustin_programmes ({programme}): is async, and hooks are called without waiting – write def, without async",
    ),
    "a hook that raises": (
        PROGRAMME,
        [("return [Beaches]", "raise KeyError('rannat')")],
        f"{{programme}}: KeyError: 'rannat' – {MEND}",
    ),
    "a module that raises": (
        FORM,
        [("class Work(Choice):", "raise RuntimeError('no\\nbeach')\n\n\nclass Work(Choice):")],
        f"{{form}}: RuntimeError: no beach – {MEND}",
    ),
    "a module that leaves": (
        FORM,
        [("class Work(Choice):", "raise SystemExit(3)\n\n\nclass Work(Choice):")],
        f"{{form}}: SystemExit: 3 – {MEND}",
    ),
    "a name that a module hasn't": (
        PROGRAMME,
        [("from beaches.form import LARGEST_SHARE, Beach", "from beaches.form import LARGEST, Beach")],
        f"{{programme}}: ImportError: cannot import name 'LARGEST' from 'beaches.form' (…/beaches/form.py) – {MEND}",
    ),
    "a module that isn't there": (
        PROGRAMME,
        [("from beaches.reporting", "from beaches.reports")],
        f"{{programme}}: ModuleNotFoundError: No module named 'beaches.reports' – {MEND}",
    ),
    "what isn't Python": (
        FORM,
        [("class Work(Choice):", "class Work(Choice)")],
        f"{{form}}: SyntaxError: expected ':' (form.py, line N) – {MEND}",
    ),
}  # fmt: skip
