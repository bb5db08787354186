"""What the programme promises to the core, to its users and to front ends, one test each."""

from avustin_core.registry import Registry
from decree_893_2019.testing import Decree893Contract
from digi2019_tiedolla_johtaminen import KnowledgeManagement, avustin_programmes


class TestContract(Decree893Contract):
    """The 2019 call, as every programme."""

    programme = KnowledgeManagement


def test_the_plugin_adds_one_programme(registry: Registry) -> None:
    assert list(avustin_programmes()) == [KnowledgeManagement]
    assert registry.plugin_of(KnowledgeManagement.code).name == "digi2019_tiedolla_johtaminen"
