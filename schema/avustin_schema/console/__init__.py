"""The administrators' console: GraphiQL, built ahead, and what serves it."""
