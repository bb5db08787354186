"""Applications: drafts, submissions, late ones, withdrawal, and completion on request."""
