// The articles that report a meeting, with the sentences that do.
//
// $key: its id
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {key: "2013-06-26-bishkek", confidence: 0.0}
MATCH (:Meeting {id: $key})<-[t:REPORTS]-(a:Article) WHERE t.confidence >= $confidence
RETURN a.id AS id, t.articles AS articles, t.spans AS spans, t.sentences AS sentences, t.confidences AS confidences
ORDER BY id
