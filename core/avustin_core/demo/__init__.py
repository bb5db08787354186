"""The demonstration: invented applicants, calls with the published counts and dates, and an open round of today."""
