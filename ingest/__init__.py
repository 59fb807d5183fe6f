"""Reading: from articles to facts."""
