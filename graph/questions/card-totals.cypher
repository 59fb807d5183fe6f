// How many meetings a state, a person or an organization took part in or convened, and how many offices belong to it.
//
// $key: whose (ISO 3166-1 alpha-3; id; id)
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {key: "CHN", confidence: 0.0}
CALL {
  MATCH (:State {iso3: $key})-[t:ATTENDED]->(m:Meeting) WHERE t.confidence >= $confidence RETURN m.id AS meeting, null AS office
  UNION ALL MATCH (:Minister {id: $key})-[t:ATTENDED]->(m:Meeting)
  WHERE t.confidence >= $confidence RETURN m.id AS meeting, null AS office
  UNION ALL MATCH (:Organization {id: $key})-[t:ATTENDED|CONVENED]->(m:Meeting)
  WHERE t.confidence >= $confidence RETURN m.id AS meeting, null AS office
  UNION ALL MATCH (x:State {iso3: $key})<-[r:REPRESENTS]-(p:Minister)
  WHERE r.confidence >= $confidence RETURN null AS meeting, p.id + ' ' + r.office AS office
  UNION ALL MATCH (x:Organization {id: $key})<-[r:REPRESENTS]-(p:Minister)
  WHERE r.confidence >= $confidence RETURN null AS meeting, p.id + ' ' + r.office AS office
  UNION ALL MATCH (p:Minister {id: $key})-[r:REPRESENTS]->(x)
  WHERE r.confidence >= $confidence RETURN null AS meeting, coalesce(x.iso3, x.id) + ' ' + r.office AS office
}
RETURN count(DISTINCT meeting) AS meetings, count(DISTINCT office) AS offices
ORDER BY meetings
