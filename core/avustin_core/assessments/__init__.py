"""Assessments: scores and reasons by criterion, and the ranking that follows where weights are set."""
