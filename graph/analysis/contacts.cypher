// States in contact in each year: talks between two, and multilateral meetings that both attended.
// Centrality is computed from these rows.
//
// $since, $until: first and last day
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {since: date("2013-01-01"), until: date("2014-12-31"), confidence: 0.0}
MATCH (m:Meeting)
WHERE m.date >= $since AND m.date <= $until AND m.status = 'held'
MATCH (m)<-[t:ATTENDED]-(s:State) WHERE t.confidence >= $confidence
WITH m, s ORDER BY s.iso3
WITH m, collect(s.iso3) AS states
WHERE size(states) > 1
RETURN m.date.year AS year, states, count(m) AS meetings
ORDER BY year, states
