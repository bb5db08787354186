"""The application form of the decree, a step in each file, one standing on the other.

A call's own questions for a step stand on that step's class, and so come right after the decree's own:

class Project(ProjectStep):
    targets: list[Target] = field(…)

class ApplicationForm(Decree893Application, Project, version="1.0"): …
"""
