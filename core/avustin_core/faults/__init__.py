"""What can be wrong with a plugin, in one line each: the plugin, the place, the fault and the remedy."""

from avustin_core.faults.fault import PluginFault
from avustin_core.faults.hooks import HOOKS, hook_faults
from avustin_core.faults.places import place_of_error, remedy_of
from avustin_core.faults.programmes import faults_of

__all__ = ["HOOKS", "PluginFault", "faults_of", "hook_faults", "place_of_error", "remedy_of"]
