"""How lists are asked: filters, orders and facets, made of what types declare of their fields."""
