// Who was at some meetings, in what part, and for whom persons act, each office with its time.
//
// $meetings: ids
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {meetings: ["2013-06-26-bishkek"], confidence: 0.0}
UNWIND $meetings AS id
MATCH (m:Meeting {id: id})<-[t:ATTENDED|CONVENED]-(x) WHERE t.confidence >= $confidence
RETURN id, m.date AS date, type(t) AS tie, t.role AS part, x:Minister AS person, x:State AS state,
  coalesce(x.iso3, x.id) AS key, x.name AS name, x.acronym AS acronym,
  [(x)-[r:REPRESENTS]->(y) WHERE r.confidence >= $confidence |
    [r.first_seen, r.last_seen, r.office, coalesce(y.iso3, y.id), y.name]] AS offices
ORDER BY id, key, tie
