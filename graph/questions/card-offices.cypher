// The offices of a person, or those that persons hold for a state or an organization, the last first; of a state
// the leading ones before the others.
//
// $key: whose (id; ISO 3166-1 alpha-3; id)
// $limit: how many
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {key: "xi-jinping-chn", limit: 10, confidence: 0.0}
CALL {
  MATCH (p:Minister {id: $key})-[r:REPRESENTS]->(x) RETURN p, r, x, 0 AS rank
  UNION ALL MATCH (x:State {iso3: $key})<-[r:REPRESENTS]-(p:Minister) RETURN p, r, x, CASE r.role WHEN 'head_of_state' THEN 1
    WHEN 'head_of_government' THEN 2 WHEN 'foreign' THEN 3 WHEN 'defence' THEN 4 ELSE 5 END AS rank
  UNION ALL MATCH (x:Organization {id: $key})<-[r:REPRESENTS]-(p:Minister) RETURN p, r, x, 0 AS rank
}
WITH p, r, x, rank WHERE r.confidence >= $confidence
WITH p, r, x, rank ORDER BY rank, r.last_seen DESC, r.first_seen DESC, r.office, p.id LIMIT $limit
RETURN p.id AS id, p.name AS person, r.office AS office, r.role AS role, coalesce(x.iso3, x.id) AS side,
  x.name AS side_name, r.first_seen AS first_seen, r.last_seen AS last_seen, rank,
  r.articles AS articles, r.spans AS spans, r.sentences AS sentences, r.confidences AS confidences
ORDER BY rank, last_seen DESC, first_seen DESC, office, id
