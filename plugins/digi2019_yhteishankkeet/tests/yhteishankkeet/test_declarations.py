"""The programme's declarations: complete in both languages, sourced, and free of invented figures."""

from itertools import groupby

from avustin_core.faults import faults_of
from avustin_core.forms import check_form, spec_of
from avustin_core.plugin import Text
from decree_893_2019.testing import texts_in
from digi2019_yhteishankkeet import JointProjects, avustin_programmes

SPECS = [spec_of(form) for form in (JointProjects.application_form, *JointProjects.report_forms)]


def test_the_plugin_adds_one_programme() -> None:
    assert list(avustin_programmes()) == [JointProjects]


def test_nothing_of_it_would_stop_a_start() -> None:
    assert list(faults_of(JointProjects, "digi2019_yhteishankkeet")) == []
    assert [fault for spec in SPECS for fault in check_form(spec.form, JointProjects.settings)] == []


def test_both_languages_are_there_and_differ() -> None:
    declared = {name: getattr(JointProjects, name) for name in dir(JointProjects)}
    said = list(texts_in(declared, [spec.group for spec in SPECS]))

    assert len(said) > 200
    for text in said:
        assert text.fi.strip(), text
        assert text.sv.strip(), text
        assert text.fi != text.sv, text


def test_what_people_are_asked_has_english_for_developers() -> None:
    labels = [field.label for spec in SPECS for field in spec.walk()]

    assert [label for label in labels if not label.en] == []


def test_every_field_of_the_application_names_its_source() -> None:
    assert [field.name for field in SPECS[0].fields if field.source is None] == []


def test_every_field_says_who_will_see_it() -> None:
    assert [field.path for spec in SPECS for field in spec.walk() if field.visible is None] == []


def test_a_call_asks_its_own_questions_where_the_decree_asks_its() -> None:
    for spec in SPECS:
        steps = [field.step.key for field in spec.fields if field.step is not None]

        assert len(steps) == len(spec.fields)
        assert [key for key, _ in groupby(steps)] == list(dict.fromkeys(steps))


def test_what_the_sources_do_not_tell_is_not_set() -> None:
    [call] = JointProjects.calls

    assert {criterion.weight for criterion in JointProjects.criteria} == {None}
    assert {criterion.scale for criterion in JointProjects.criteria} == {None}
    assert {setting.default for setting in JointProjects.settings} == {None}
    assert set(call.settings) == {"projects_end_by"}
    assert call.contact is None


def test_criteria_have_keys_of_their_own_and_sources() -> None:
    keys = [criterion.key for criterion in JointProjects.criteria]

    assert len(keys) == len(set(keys))
    assert [criterion.key for criterion in JointProjects.criteria if criterion.source is None] == []
    assert [criterion.key for criterion in JointProjects.criteria if criterion.description is None] == []


def test_the_decree_limits_the_share() -> None:
    assert JointProjects.maximum_share == 85
    assert JointProjects.legal_basis.reference == "893/2019"
    assert isinstance(JointProjects.name, Text)
