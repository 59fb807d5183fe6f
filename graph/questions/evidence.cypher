// The articles and sentences behind what joins two nodes, with the edge's name (a meeting has a country too,
// but only of a state iso3 is the key).
//
// $source, $target: name, acronym or key of each end, in either order
// $type: the kind of edge, such as ATTENDED; null for all
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {source: "CHN", target: "KAZ", type: "BILATERAL_TALKS", confidence: 0.0}
CALL {
  MATCH (n:State) WHERE n.iso3 = $source OR n.name = $source RETURN n
  UNION MATCH (n:Organization) WHERE n.id = $source OR n.name = $source OR n.acronym = $source RETURN n
  UNION MATCH (n:Minister) WHERE n.id = $source OR n.name = $source RETURN n
  UNION MATCH (n:Meeting {id: $source}) RETURN n
  UNION MATCH (n:Commitment {id: $source}) RETURN n
}
CALL {
  MATCH (x:State) WHERE x.iso3 = $target OR x.name = $target RETURN x
  UNION MATCH (x:Organization) WHERE x.id = $target OR x.name = $target OR x.acronym = $target RETURN x
  UNION MATCH (x:Minister) WHERE x.id = $target OR x.name = $target RETURN x
  UNION MATCH (x:Meeting {id: $target}) RETURN x
  UNION MATCH (x:Commitment {id: $target}) RETURN x
}
MATCH (n)-[r]-(x)
WHERE ($type IS NULL OR type(r) = $type) AND r.confidence >= $confidence
OPTIONAL MATCH (m:Meeting {id: r.meeting})
UNWIND range(0, size(r.articles) - 1) AS i
MATCH (article:Article {id: r.articles[i]})
WITH *, CASE WHEN startNode(r):State THEN startNode(r).iso3 ELSE startNode(r).id END AS one,
  CASE WHEN endNode(r):State THEN endNode(r).iso3 ELSE endNode(r).id END AS other
RETURN type(r) AS type, coalesce(startNode(r).name, startNode(r).text) AS source,
  coalesce(endNode(r).name, endNode(r).text) AS target, coalesce(r.date, r.first_seen) AS date,
  m.date_precision AS date_precision,
  r.sentences[i] AS sentence, r.confidences[i] AS confidence, r.spans[i] AS span,
  article.title AS title, article.publisher AS publisher, article.published AS published, article.url AS url,
  type(r) + ' ' + one + ' ' + other + coalesce(' ' + r.meeting, ' ' + r.office, '') AS edge
ORDER BY type, date, published, url, span, sentence
