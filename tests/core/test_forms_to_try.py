"""Which form answers are tried out on: the application form of now, or another of the programme's, by name and version."""

import pytest

from avustin_core.answers.form import form_without_call
from avustin_core.errors import NotFound
from avustin_core.registry import Registry

CODE = "digi2019_yhteishankkeet"


def test_it_is_the_present_application_form_unless_another_is_named(registry: Registry) -> None:
    form = form_without_call(registry, CODE)

    assert (form.spec.name, form.is_application) == ("ApplicationForm", True)
    assert form.other(None, None) is form
    assert form.other("ApplicationForm", None).spec is form.spec


def test_a_report_form_is_tried_out_with_its_own_fields_and_isnt_an_application(registry: Registry) -> None:
    report = form_without_call(registry, CODE).other("FinalReport", None)

    assert (report.spec.name, report.is_application) == ("FinalReport", False)
    assert report.spec == form_without_call(registry, CODE).other("FinalReport", report.spec.version).spec


@pytest.mark.parametrize(
    ("name", "version", "field"),
    [("Nobody", None, "formName"), (None, "99", "formVersion"), ("FinalReport", "99", "formVersion")],
)
def test_a_form_that_the_programme_lacks_is_refused(
    registry: Registry, name: str | None, version: str | None, field: str
) -> None:
    with pytest.raises(NotFound) as refused:
        form_without_call(registry, CODE).other(name, version)

    assert list(refused.value.path) == [field]
