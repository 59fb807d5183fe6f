// Attendance against membership: which members came to an organization's meetings, and which no article names.
//
// $organization: acronym, name or id
// $since, $until: first and last day
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {organization: "SCO", since: date("2013-01-01"), until: date("2014-12-31"), confidence: 0.0}
MATCH (o:Organization)
WHERE o.acronym = $organization OR o.name = $organization OR o.id = $organization
MATCH (o)-[c:CONVENED]->(m:Meeting)
WHERE c.confidence >= $confidence AND m.date >= $since AND m.date <= $until AND m.status = 'held' AND m.kind = 'multilateral'
OPTIONAL MATCH (m)<-[t:ATTENDED]-(s:State) WHERE t.confidence >= $confidence
WITH o, m, collect(s.iso3) AS present
OPTIONAL MATCH (m)<-[t:ATTENDED]-(:Minister)-[r:REPRESENTS]->(s:State)
  WHERE t.confidence >= $confidence AND r.confidence >= $confidence
WITH o, m, present, collect(s.iso3) AS represented
MATCH (o)<-[member:MEMBER_OF]-(s:State)
WHERE member.since <= m.date AND (member.until IS NULL OR member.until > m.date)
WITH DISTINCT m, s, (s.iso3 IN present OR s.iso3 IN represented) AS came ORDER BY s.iso3
WITH m, collect(CASE WHEN came THEN s.iso3 END) AS attended, collect(CASE WHEN NOT came THEN s.iso3 END) AS absent
RETURN m.name AS meeting, m.date AS date, m.date_precision AS date_precision, m.city AS city,
  size(attended) + size(absent) AS members, attended, absent
ORDER BY date, meeting
