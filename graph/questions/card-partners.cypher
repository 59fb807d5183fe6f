// Whom a state or a person held talks with, and which states came to an organization's meetings: how often, the
// most frequent first.
//
// $key: whose (ISO 3166-1 alpha-3; id; id)
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {key: "CHN", confidence: 0.0}
CALL {
  MATCH (:State {iso3: $key})-[t:BILATERAL_TALKS]-(x:State)
  WHERE t.status = 'held' AND t.confidence >= $confidence
  RETURN x, t.meeting AS meeting, t.date AS date, t.mode AS mode
  UNION ALL MATCH (:Minister {id: $key})-[t:BILATERAL_TALKS]-(x:Minister)
  WHERE t.status = 'held' AND t.confidence >= $confidence
  RETURN x, t.meeting AS meeting, t.date AS date, t.mode AS mode
  UNION ALL MATCH (:Organization {id: $key})-[c:ATTENDED|CONVENED]->(m:Meeting {status: 'held'})<-[t:ATTENDED]-(x:State)
  WHERE c.confidence >= $confidence AND t.confidence >= $confidence
  RETURN x, m.id AS meeting, m.date AS date, 'in_person' AS mode
}
WITH x, count(DISTINCT meeting) AS meetings, count(DISTINCT CASE WHEN mode = 'in_person' THEN meeting END) AS in_person,
  max(date) AS last, max(toString(date) + ' ' + meeting) AS late
OPTIONAL MATCH (l:Meeting {id: coalesce(substring(late, 11), '')})
RETURN coalesce(x.iso3, x.id) AS key, x.name AS name, [(x)-[r:REPRESENTS]->(y)
  WHERE r.confidence >= $confidence | [coalesce(r.last_seen, date('0001-01-01')), coalesce(y.iso3, y.acronym, y.name)]] AS sides,
  meetings, in_person, last, l.date_precision AS last_precision
ORDER BY meetings DESC, last DESC, key
