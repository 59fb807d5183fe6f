// Meetings held on the sidelines of larger ones.
//
// $organization: who convened the larger one (acronym, name or id), null for all
// $state: who took part in the smaller one (ISO 3166-1 alpha-3), null for all
// $since, $until: first and last day of the larger one
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {organization: "SCO", state: null, since: date("2013-01-01"), until: date("2014-12-31"), confidence: 0.0}
CALL {
  MATCH (o:Organization)-[c:CONVENED]->(summit:Meeting)
  WHERE $organization IN [o.acronym, o.name, o.id] AND c.confidence >= $confidence RETURN DISTINCT summit
  UNION ALL MATCH (summit:Meeting) WHERE $organization IS NULL RETURN summit
}
WITH summit WHERE summit.date >= $since AND summit.date <= $until
MATCH (summit)<-[beside:SIDELINES_OF]-(m:Meeting) WHERE beside.confidence >= $confidence
MATCH (m)<-[t:ATTENDED]-(s:State) WHERE t.confidence >= $confidence
WITH summit, m, s ORDER BY s.iso3
WITH summit, m, collect(s.iso3) AS states
WHERE $state IS NULL OR $state IN states
RETURN summit.name AS summit, summit.date AS summit_date, summit.date_precision AS summit_date_precision,
  m.name AS meeting, m.date AS date, m.date_precision AS date_precision, m.city AS city, m.status AS status, states
ORDER BY summit_date, summit, date, meeting
