"""Which records of many articles mean one person, one organization, one meeting."""
