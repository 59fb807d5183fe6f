// How often two states held talks, by year.
//
// $state, $partner: the two sides (ISO 3166-1 alpha-3), null for all
// $since, $until: first and last day, null for no limit
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {state: "CHN", partner: null, since: date("2013-01-01"), until: null, confidence: 0.0}
MATCH (a:State) WHERE $state IS NULL OR a.iso3 = $state
MATCH (a)-[t:BILATERAL_TALKS]-(b:State)
WHERE t.status = 'held' AND t.date IS NOT NULL AND t.confidence >= $confidence
  AND ($partner IS NULL OR b.iso3 = $partner)
  AND ($since IS NULL OR t.date >= $since) AND ($until IS NULL OR t.date <= $until)
  AND ($state IS NOT NULL OR $partner IS NOT NULL OR a.iso3 < b.iso3)
RETURN a.iso3 AS state, b.iso3 AS partner, t.date.year AS year,
  count(t) AS talks,
  sum(CASE WHEN t.mode = 'in_person' THEN 1 ELSE 0 END) AS in_person
ORDER BY year, talks DESC, state, partner
