"""A demonstration that names what the newest form doesn't ask stops the start."""

from dataclasses import replace

from avustin_core.faults.demonstrations import demonstration_faults
from avustin_core.registry import Registry


def test_a_question_and_a_report_that_are_gone_are_named(registry: Registry) -> None:
    programme = type(registry.programme("digi2019_yhteishankkeet"))
    assert programme.demonstration is not None
    without = replace(programme.demonstration.missing, field="gone")
    given = replace(programme.demonstration, missing=without, report_form="Gone")

    class Changed(programme):  # type: ignore[misc, valid-type]
        demonstration = given

    assert list(demonstration_faults(programme, "beaches")) == []
    told = [(each.fault, each.remedy) for each in demonstration_faults(Changed, "beaches")]
    assert told == [
        ("leaves out gone, which version 1.0 doesn't ask", "name a question of the form in MissingAnswer(field=…)"),
        (
            "gives the report Gone, which the programme doesn't have",
            "write report_form= one of FinalReport, InterimReport",
        ),
    ]
