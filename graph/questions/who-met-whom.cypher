// Who met whom, and how often: persons who held talks, with the meetings and calls between them.
//
// $state, $person: whose talks (ISO 3166-1 alpha-3; name, alias or id), null for all
// $since, $until: first and last day, null for no limit
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {state: "CHN", person: null, since: date("2013-01-01"), until: null, confidence: 0.0}
CALL {
  MATCH (s:State)<-[r:REPRESENTS]-(a:Minister) WHERE s.iso3 = $state AND r.confidence >= $confidence RETURN a
  UNION ALL MATCH (a:Minister) WHERE $state IS NULL RETURN a
}
WITH a WHERE $person IS NULL OR a.id = $person OR a.name = $person OR $person IN a.aliases
OPTIONAL MATCH (a)-[r:REPRESENTS]->(x:State) WHERE r.confidence >= $confidence
WITH a, min(x.iso3) AS state
MATCH (a)-[t:BILATERAL_TALKS]-(b:Minister)
WHERE t.status = 'held' AND t.confidence >= $confidence
  AND ($since IS NULL OR t.date >= $since) AND ($until IS NULL OR t.date <= $until)
  AND ($state IS NOT NULL OR $person IS NOT NULL OR a.id < b.id)
OPTIONAL MATCH (m:Meeting {id: t.meeting})
WITH a, state, b, t, toString(t.date) + ' ' + t.meeting + ' ' + coalesce(m.date_precision, '') AS told
WITH a, state, b,
  count(DISTINCT t.meeting) AS talks,
  sum(CASE WHEN t.mode = 'in_person' THEN 1 ELSE 0 END) AS in_person,
  min(told) AS early, max(told) AS late
WITH b, collect([a.name, state, talks, in_person, split(early, ' '), split(late, ' ')]) AS rows
OPTIONAL MATCH (b)-[r:REPRESENTS]->(y:State) WHERE r.confidence >= $confidence
WITH b, rows, min(y.iso3) AS other_state
UNWIND rows AS row
RETURN row[0] AS person, row[1] AS state, b.name AS other, other_state, row[2] AS talks, row[3] AS in_person,
  date(row[4][0]) AS first, CASE row[4][2] WHEN '' THEN null ELSE row[4][2] END AS first_precision,
  date(row[5][0]) AS last, CASE row[5][2] WHEN '' THEN null ELSE row[5][2] END AS last_precision
ORDER BY talks DESC, person, other
