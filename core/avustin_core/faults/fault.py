"""The fault of a plugin, which stops the start."""


class PluginFault(Exception):
    """A plugin that can't be used. The message is one line: who, where, what is wrong, and what to write instead."""

    def __init__(self, plugin: str, place: str, fault: str, remedy: str) -> None:
        super().__init__(" ".join(f"plugin {plugin}: {place}: {fault} – {remedy}".split()))
        self.plugin, self.place, self.fault, self.remedy = plugin, place, fault, remedy
