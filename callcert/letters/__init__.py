"""Letters as Word documents: templates looked at, then filled; the only room with lxml."""
