"""What articles state: of one as the graph remembers it, of all together as the graph shows it."""
