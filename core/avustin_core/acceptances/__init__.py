"""Acceptances: the recipient takes the grant or declines it, and an official releases what was declined."""
