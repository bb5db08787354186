"""What every call under Government Decree 893/2019 owes to the decree: fields, rules, criteria and texts, once."""
