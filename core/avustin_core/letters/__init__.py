"""Letters: made from versioned templates and kept with their data, so that the same bytes can be made again."""
