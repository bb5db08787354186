"""What a grant is: the generic core, without GraphQL and without the web."""
