"""How a plan is made: prepared statements, and functions that turn their records into the answer."""
