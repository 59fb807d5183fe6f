// Commitments with who made them, where, and the sentences that prove it.
//
// $commitments: ids
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {commitments: ["0011223344556677"], confidence: 0.0}
UNWIND $commitments AS id
MATCH (c:Commitment {id: id})<-[p:PLEDGED]-(x) WHERE p.confidence >= $confidence
RETURN id, properties(c) AS properties, p.date AS date, coalesce(x.iso3, x.id) AS key, x.name AS name,
  [(c)-[at:MADE_AT]->(m:Meeting) WHERE at.confidence >= $confidence | [m.id, m.name]] AS made_at,
  [(c)-[t:TOWARDS]->(y) WHERE t.confidence >= $confidence | [coalesce(y.iso3, y.id), y.name]] AS towards,
  p.articles AS articles, p.spans AS spans, p.sentences AS sentences, p.confidences AS confidences
ORDER BY id, key
