"""Programmes: what is known of them without their plugins, and their forms as they were released."""
