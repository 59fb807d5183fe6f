// Which states sat at the same multilateral meetings, by year.
//
// $state: one of each two (ISO 3166-1 alpha-3), null for all
// $since, $until: first and last day
// Try  :params {state: null, since: date("2013-01-01"), until: date("2014-12-31")}
MATCH (m:Meeting)
WHERE m.date >= $since AND m.date <= $until AND m.kind = 'multilateral' AND m.status = 'held'
MATCH (m)<-[:ATTENDED]-(a:State)
WHERE $state IS NULL OR a.iso3 = $state
MATCH (m)<-[:ATTENDED]-(b:State)
WHERE a.iso3 <> b.iso3 AND ($state IS NOT NULL OR a.iso3 < b.iso3)
RETURN a.iso3 AS state, b.iso3 AS partner, m.date.year AS year, count(m) AS meetings
ORDER BY year, meetings DESC, state, partner
