"""The list of what an imported form can't say here: nothing is dropped without standing in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from avustin_core.importing.sources import Document, Node, leaves

STRUCTURE = re.compile(r"/(properties|allOf/\d+|then|else|items)(?=/|$)")
WHY = {
    "default": "a default: here nobody's answer is given beforehand",
    "pattern": "a pattern: here a kind says what an answer looks like; write a rule, or help",
    "minLength": "a shortest length: write it into help",
    "multipleOf": "steps of a number: write a check",
    "format": "a format that Avustin has no kind for",
    "examples": "examples: write them into help",
    "const": "a value that can't be another: it isn't asked",
    "ui:placeholder": "a text in the empty field: write it into help",
    "ui:classNames": "how it looks: front ends draw by kind",
    "ui:widget": "how it is drawn: front ends draw by kind",
    "ui:field": "a control of its own: front ends draw by kind",
    "ui:readonly": "what can't be changed: compute it, or leave it out",
    "ui:disabled": "what can't be changed: compute it, or leave it out",
    "addText": "the words of the button that adds a row: front ends have their own",
    "printableName": "another name in print: print has the label",
    "hideNameFromPrint": "how it is printed: print follows the form",
    "affirmativeExpands": "a hint that 'yes' opens a question: front ends show it as it comes",
    "tooltipLabel": "the heading of a hint: help has none",
    "tooltipButtonLabel": "the words of the button that opens a hint: help is shown",
    "misc:variant": "how it looks: front ends draw by kind",
    "misc:file-type": "the sort of a file in another system: the field says which file it is",
    "misc:profilePrefill": "filled in from a profile: here nobody's answer is given beforehand",
    "misc:exclude-from-submit": "left out when sent: computed values are the server's",
    "$comment": "a comment of the source",
}

KEYWORDS = {*WHY, "type", "title", "format", "required", "enum", "options", "ui:options"}


@dataclass
class Ledger:
    """What is lost, by reason and place."""

    entries: dict[str, dict[str, list[str]]] = field(default_factory=dict)  #: reason → document → pointers
    remarks: dict[str, list[str]] = field(default_factory=dict)  #: what is said otherwise than in the source, and where

    def lost(self, node: Node, why: str) -> None:
        """Notes what can't be said, with all below it; what was read of it doesn't count as said."""
        for pointer in leaves(node.value, node.pointer):
            self._note(node.document, pointer, why)
        node.mark()

    def remark(self, what: str, *where: str) -> None:
        """Notes a decision."""
        places = self.remarks.setdefault(what, [])
        places += [each for each in where if each not in places]

    def close(self, document: Document) -> None:
        """Notes all that nothing read."""
        for pointer in list(document.unread()):
            keyword = next((step for step in reversed(pointer.split("/")) if not step.isdigit()), "")
            near = next((step for step in reversed(pointer.split("/")) if step in WHY), keyword)
            if keyword == "type" and re.search(r"/(anyOf|oneOf|type)/\d+", pointer):
                near, why = "type", "other types of one answer: it is asked as one kind"
                self._note(document, pointer, why)
                continue
            why = WHY.get(near, f"{keyword.replace('~1', '/')}: Avustin has nothing like it")
            if pointer.startswith(("/definitions/", "/$defs/")) and _is_idle(document, pointer):
                why = "a definition that nothing refers to"
            self._note(document, pointer, why)

    def _note(self, document: Document, pointer: str, why: str) -> None:
        pointers = self.entries.setdefault(why, {}).setdefault(document.name, [])
        if pointer not in pointers:
            pointers.append(pointer)

    def pointers(self, document: str) -> set[str]:
        """All that is listed of a document."""
        return {each for places in self.entries.values() for each in places.get(document, ())}

    def lines(self) -> Iterator[str]:
        """The list, a line for each reason with its places."""
        for why, documents in sorted(self.entries.items()):
            places = [short(pointer) for pointers in documents.values() for pointer in pointers]
            yield f"{why}: {', '.join(dict.fromkeys(places))}"


def short(pointer: str) -> str:
    """A pointer as a person follows it: the question, and what stands around it."""
    plain = STRUCTURE.sub("", re.sub(r"^/(definitions|\$defs)/_?", "/", pointer)).strip("/")
    steps = plain.replace("~1", "/").replace("~0", "~").split("/")
    while len(steps) > 1 and (steps[-1] in KEYWORDS or steps[-1].startswith(("ui:", "misc:")) or steps[-1].isdigit()):
        steps.pop()
    return ".".join(steps[-2:])


def _is_idle(document: Document, pointer: str) -> bool:
    head = "/".join(pointer.split("/")[:3])
    return not any(each.startswith(head) for each in document.read)
