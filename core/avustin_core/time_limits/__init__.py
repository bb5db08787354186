"""Time limits: of every kind in one place, whoever sets them."""
