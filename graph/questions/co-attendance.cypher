// Which states sat at the same multilateral meetings, by year.
//
// $state: one of each two (ISO 3166-1 alpha-3), null for all
// $since, $until: first and last day
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {state: null, since: date("2013-01-01"), until: date("2014-12-31"), confidence: 0.0}
MATCH (m:Meeting)
WHERE m.date >= $since AND m.date <= $until AND m.kind = 'multilateral' AND m.status = 'held'
WITH m.date.year AS year,
  [(m)<-[t:ATTENDED]-(s:State) WHERE t.confidence >= $confidence | s.iso3] AS present
WHERE $state IS NULL OR $state IN present
UNWIND present AS state
UNWIND present AS partner
WITH year, state, partner
WHERE (state < partner AND $state IS NULL) OR (state = $state AND partner <> $state)
RETURN state, partner, year, count(*) AS meetings
ORDER BY year, meetings DESC, state, partner
