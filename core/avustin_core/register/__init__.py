"""The public register: what anyone may see of a decision, once its parties were notified."""
