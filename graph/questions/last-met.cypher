// When two last met: in talks, by call, among others; below it what was only planned or called off. A row for each,
// with the latest such meeting, and how often there was one. What has no date counts as the oldest.
//
// $one, $other: states, persons or organizations (ISO 3166-1 alpha-3; id; id)
// $since, $until: first and last day, null for no limit
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {one: "CHN", other: "KAZ", since: null, until: null, confidence: 0.0}
CALL {
  MATCH (a:State {iso3: $one}) RETURN a
  UNION MATCH (a:Minister {id: $one}) RETURN a
  UNION MATCH (a:Organization {id: $one}) RETURN a
}
CALL {
  MATCH (b:State {iso3: $other}) RETURN b
  UNION MATCH (b:Minister {id: $other}) RETURN b
  UNION MATCH (b:Organization {id: $other}) RETURN b
}
MATCH (a)-[s:ATTENDED|CONVENED]->(m:Meeting)
WHERE s.confidence >= $confidence
  AND ($since IS NULL OR m.date >= $since) AND ($until IS NULL OR m.date <= $until)
WITH DISTINCT b, m
MATCH (b)-[t:ATTENDED|CONVENED]->(m) WHERE t.confidence >= $confidence
WITH DISTINCT m, CASE
  WHEN m.status <> 'held' THEN m.status WHEN m.kind = 'call' THEN 'call'
  WHEN m.kind = 'multilateral' THEN 'among others' ELSE 'talks' END AS how
ORDER BY coalesce(m.date, date('0001-01-01')) DESC, m.id
WITH how, count(m) AS times, head(collect(m)) AS m
OPTIONAL MATCH (m)<-[t:ATTENDED]-(x) WHERE t.confidence >= $confidence
WITH how, times, m, x, coalesce(x.iso3, x.name) AS name ORDER BY name
WITH how, times, m, collect(DISTINCT CASE WHEN x:State THEN name END) AS states,
  collect(DISTINCT CASE WHEN x:Minister THEN name END) AS persons
RETURN m.date AS date, m.date_precision AS date_precision, how, m.name AS meeting, m.city AS city,
  states, persons, times, m.id AS id
ORDER BY how IN ['planned', 'cancelled'], coalesce(date, date('0001-01-01')) DESC, how
