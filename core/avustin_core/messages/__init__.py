"""Messages to people: what is sent to whom, in which words, and reminders of what is due."""
