"""What decisions are filled from, broken in the programme of the how-to, and the line that says so."""

from tests.plugins.beaches import FORM, PROGRAMME

#: as in `breaking.FAULTS`
NEEDS: dict[str, tuple[str, list[tuple[str, str]], str]] = {
    "costs that no field is marked with": (
        FORM,
        [("\n        fact=Fact.TOTAL_COSTS,", "")],
        "BeachApplication ({form}): no field holds TOTAL_COSTS – mark one with fact=Fact.TOTAL_COSTS, "
        "or write lump_sum = True in the programme",
    ),
    "costs of a lump sum": (
        PROGRAMME,
        [("    maximum_share = Decimal(70)", "    lump_sum = True")],
        "BeachApplication ({form}): TOTAL_COSTS is held, and the grant is a lump sum – "
        "take fact=Fact.TOTAL_COSTS or lump_sum away",
    ),
    "a share of a lump sum": (
        PROGRAMME,
        [("    maximum_share = Decimal(70)", "    lump_sum = True\n    maximum_share = Decimal(70)")],
        "Beaches.maximum_share ({programme}): is of costs, and the grant is a lump sum – "
        "take maximum_share or lump_sum away",
    ),
    "a known setting of another kind": (
        FORM,
        [('"largest_share", Text', '"use_in_days", Text')],
        "Beaches.settings ({programme}): setting use_in_days is PERCENTAGE, and decisions are filled from it as INTEGER – "
        "write SettingKind.INTEGER",
    ),
    "an item of the checklist that the core has": (
        PROGRAMME,
        [
            (
                "    maximum_share = Decimal(70)",
                "    maximum_share = Decimal(70)\n    checklist = (CheckItem('necessary', PURPOSE),)",
            ),
            (
                "class Beaches",
                "from avustin_core.plugin import CheckItem\n\nPURPOSE = Text(fi='Tarpeen', sv='Behövs')\n\n\nclass Beaches",
            ),
        ],
        "Beaches.checklist ({programme}): the item necessary is the core's own – give yours a key of its own",
    ),
}
