"""The graph: its vocabulary, its stores and its questions."""
