// What was pledged to somebody: towards it, in words that name it, or by the other side in talks of two. A person's side is
// the state or organization represented; what both sides bound themselves to is mutual.
//
// $to: the state or organization (ISO 3166-1 alpha-3; id), null for a region
// $names: how it is called in what was pledged, in lower case, without points and brackets
// $since, $until: first and last day of pledging, null for no limit
// $confidence: edges that are less sure are left out, 0 to 1
// $all: mere courtesies too
// Try  :params {to: "KAZ", names: ["kazakhstan"], since: null, until: null, confidence: 0.0, all: false}
CALL {
  MATCH (a:State {iso3: $to})-[t:ATTENDED]->(m:Meeting)<-[at:MADE_AT]-(c:Commitment)
  WHERE m.kind <> 'multilateral' AND t.confidence >= $confidence AND at.confidence >= $confidence RETURN c
  UNION MATCH (a:Organization {id: $to})-[t:ATTENDED]->(m:Meeting)<-[at:MADE_AT]-(c:Commitment)
  WHERE m.kind <> 'multilateral' AND t.confidence >= $confidence AND at.confidence >= $confidence RETURN c
  UNION MATCH (:State {iso3: $to})<-[t:TOWARDS]-(c:Commitment) WHERE t.confidence >= $confidence RETURN c
  UNION MATCH (:Organization {id: $to})<-[t:TOWARDS]-(c:Commitment) WHERE t.confidence >= $confidence RETURN c
  UNION MATCH (c:Commitment) WHERE any(name IN $names WHERE toLower(c.text) CONTAINS name OR toLower(c.beneficiary) CONTAINS name)
  RETURN c
}
MATCH (c)<-[p:PLEDGED]-(x) WHERE p.confidence >= $confidence AND ($all OR NOT coalesce(c.minor, false))
  AND ($since IS NULL OR p.date >= $since) AND ($until IS NULL OR p.date <= $until)
WITH c, p.date AS day, coalesce(x.iso3, x.acronym, x.name) AS party, CASE WHEN x:Minister THEN
  [(x)-[r:REPRESENTS]->(y) WHERE r.confidence >= $confidence | coalesce(y.iso3, y.id)] ELSE [coalesce(x.iso3, x.id)] END AS sides
UNWIND CASE WHEN sides = [] THEN [party] ELSE sides END AS side
WITH c, day, party, side ORDER BY party
WITH c, min(day) AS date, collect(DISTINCT party) AS parties, collect(DISTINCT side) AS sides,
  any(name IN $names WHERE toLower(c.text) =~ ('(?s)(.*[^\\p{L}])?' + name + '([^\\p{L}].*)?')) AS named
WITH c, date, parties, named, $to IS NOT NULL AND $to IN sides AS itself, size(sides) AS sides
OPTIONAL MATCH (c)-[t:TOWARDS]->(y) WHERE t.confidence >= $confidence AND coalesce(y.iso3, y.id) = $to
WITH c, date, parties, named, itself, sides, count(t) > 0 OR
  any(name IN $names WHERE toLower(coalesce(c.beneficiary, '')) IN [name, 'the ' + name]) AS towards
WHERE (NOT itself OR sides > 1) AND (named OR towards OR $to IS NOT NULL)
OPTIONAL MATCH (c)-[at:MADE_AT]->(m:Meeting) WHERE at.confidence >= $confidence
WITH c, date, parties, itself, named, towards, min(m.name) AS meeting, collect(m.kind <> 'multilateral') AS twos
WHERE towards OR named OR true IN twos
RETURN date, parties, c.text AS pledge, c.amount AS amount, c.currency AS currency,
  CASE WHEN itself THEN 'mutual' WHEN towards THEN 'towards' WHEN named THEN 'named' ELSE 'in talks' END AS basis,
  coalesce(c.topics, []) AS topics, c.status AS status, c.deadline AS deadline, meeting, c.id AS id
ORDER BY date, id
