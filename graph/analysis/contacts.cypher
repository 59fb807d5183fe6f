// Who was in contact in each year, states, persons or organizations: talks between two, and multilateral meetings
// that both attended. Centrality is computed from these rows.
//
// $of: states, persons or organizations
// $since, $until: first and last day
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {of: "states", since: date("2013-01-01"), until: date("2014-12-31"), confidence: 0.0}
MATCH (m:Meeting)
WHERE m.date >= $since AND m.date <= $until AND m.status = 'held'
MATCH (m)<-[t:ATTENDED|CONVENED]-(x) WHERE t.confidence >= $confidence
  AND CASE $of WHEN 'states' THEN x:State WHEN 'persons' THEN x:Minister ELSE x:Organization END
WITH m, coalesce(x.iso3, x.id) AS key ORDER BY key
WITH m, collect(DISTINCT key) AS members
WHERE size(members) > 1
RETURN m.date.year AS year, members, count(m) AS meetings
ORDER BY year, members
