// Meetings, newest first, and who was there; those without a date come last.
//
// $state, $person, $organization: who took part or convened (ISO 3166-1 alpha-3; id; id), null for all
// $city, $country: where (a city's name; ISO 3166-1 alpha-3), null for everywhere
// $kind: bilateral, visit, call or multilateral; $status: held, planned or cancelled; null for all
// $since, $until: first and last day, null for no limit
// $limit: how many
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {state: "CHN", person: null, organization: null, city: null, country: null, kind: null, status: null, since: null, until: null, limit: 20, confidence: 0.0}
CALL {
  MATCH (:State {iso3: $state})-[t:ATTENDED]->(m:Meeting) WHERE t.confidence >= $confidence RETURN m
  UNION MATCH (:Minister {id: $person})-[t:ATTENDED]->(m:Meeting)
  WHERE $state IS NULL AND t.confidence >= $confidence RETURN m
  UNION MATCH (:Organization {id: $organization})-[t:ATTENDED|CONVENED]->(m:Meeting)
  WHERE $state IS NULL AND $person IS NULL AND t.confidence >= $confidence RETURN m
  UNION MATCH (m:Meeting) WHERE $state IS NULL AND $person IS NULL AND $organization IS NULL RETURN m
}
WITH m
WHERE ($since IS NULL OR m.date >= $since) AND ($until IS NULL OR m.date <= $until)
  AND ($kind IS NULL OR m.kind = $kind) AND ($status IS NULL OR m.status = $status)
  AND ($city IS NULL OR toLower(m.city) = toLower($city))
  AND ($country IS NULL OR $country IN [(m)-[h:HELD_IN]->(s:State) WHERE h.confidence >= $confidence | s.iso3])
  AND ($person IS NULL OR $person IN [(m)<-[t:ATTENDED]-(p:Minister) WHERE t.confidence >= $confidence | p.id])
  AND ($organization IS NULL OR $organization IN
    [(m)<-[t:ATTENDED|CONVENED]-(o:Organization) WHERE t.confidence >= $confidence | o.id])
  AND size([(m)<-[t:REPORTS]-(:Article) WHERE t.confidence >= $confidence | 1]) > 0
WITH m, coalesce(m.date, date('0001-01-01')) AS day ORDER BY day DESC, m.id LIMIT $limit
OPTIONAL MATCH (m)<-[t:ATTENDED|CONVENED]-(x) WHERE t.confidence >= $confidence
WITH m, day, x, coalesce(x.iso3, x.acronym, x.name) AS name ORDER BY name
WITH m, day, collect(DISTINCT CASE WHEN x:State THEN name END) AS states,
  collect(DISTINCT CASE WHEN x:Organization THEN name END) AS organizations,
  collect(DISTINCT CASE WHEN x:Minister THEN name END) AS persons
RETURN m.date AS date, m.date_precision AS date_precision, m.name AS meeting, m.kind AS kind, m.status AS status,
  m.city AS city, m.iso3 AS country, states, organizations, persons, m.id AS id
ORDER BY day DESC, id
