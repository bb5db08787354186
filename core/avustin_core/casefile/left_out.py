"""Tables that belong to a matter and aren't in its case file, each with the reason."""

LEFT_OUT = {
    "accepted_costs": "what is accepted now: each thing that an official said of a cost is told from `official_answers`",
    "audit_events": "the trail: read as `auditEvents` by those who oversee; what was done is told by the things themselves",
    "checks": "the answers that hold now: each is told as it was given, from `official_answers`",
    "file_uploads": "files on their way: once they have come they are documents",
    "ledger_entries": "the appropriation's own list: what was committed is told by decisions, and released by acceptances",
    "letters": "how a document was made, and by which template: the document itself is told",
    "matter_acts": "who is kept from what later: each act is told by what it did",
    "matter_organisations": "which organisations disqualify: parties and participants stand at the head of the register",
    "participants": "what the application says, not a measure: they stand at the head of the register",
    "scenario_ties": "what a calculation leaves open among several applications: the decision tells what was decided of each",
    "register_entries": "copies of decisions: when they were published is told by the decision",
}
