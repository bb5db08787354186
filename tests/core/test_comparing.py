"""Two versions of an application side by side, as their viewer sees them."""

from tests.core.ferries import FerryForm, answers

from avustin_core.answers.comparing import ChangeKind, Side, changes_of
from avustin_core.forms import spec_of

SPEC = spec_of(FerryForm)


def test_what_differs_is_told_by_path_in_words_and_in_the_order_of_the_form() -> None:
    rows = [{"key": "k1", "name": "Palkat", "amount": "10000.00"}, {"key": "k2", "amount": "5.00"}]
    before = Side(SPEC, answers(plan="Suunnitelma", costs=rows, contact={"name": "Maija"}))
    later = [{"key": "k3", "amount": "7.00"}, {"key": "k1", "name": "Palkat", "amount": "9000.00"}]
    after = Side(SPEC, answers(title="Lossi Niemeen", costs=later, contact={"name": "Maija", "email": "m@x.example"}))

    found = changes_of(before, after)

    assert [(each.path, each.kind) for each in found] == [
        (("title",), ChangeKind.CHANGED),
        (("plan",), ChangeKind.REMOVED),
        (("costs", "k2"), ChangeKind.REMOVED),
        (("costs", "k3"), ChangeKind.ADDED),
        (("costs", "k1", "amount"), ChangeKind.CHANGED),
        (("contact", "email"), ChangeKind.ADDED),
    ]
    amount = next(each for each in found if each.path == ("costs", "k1", "amount"))
    assert (amount.label.fi, amount.before, amount.after) == ("Kustannukset, rivi 2: Euroa", "10000.00", "9000.00")
    assert [each.before for each in found if each.path == ("costs", "k2")] == [{"key": "k2", "amount": "5.00"}]
    assert found[-1].label.sv == "Kontaktperson: E-post"


def test_rows_that_only_changed_places_are_moved() -> None:
    rows = [{"key": "k1", "amount": "1.00"}, {"key": "k2", "amount": "2.00"}]

    (moved,) = changes_of(Side(SPEC, answers(costs=rows)), Side(SPEC, answers(costs=rows[::-1])))

    assert (moved.path, moved.kind) == (("costs",), ChangeKind.MOVED)


def test_what_is_hidden_on_one_side_is_told_of_neither() -> None:
    before = Side(SPEC, answers(), hidden=[("contact",), ("convicted",)])
    after = Side(SPEC, answers(convicted="On", contact={"name": "Maija"}))

    assert changes_of(before, after) == []
    assert changes_of(after, after) == []
