// What was pledged in some days, the latest first; courtesies left out.
//
// $since, $until: first and last day
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {since: date("2013-06-01"), until: date("2013-06-30"), confidence: 0.0}
MATCH (c:Commitment)<-[p:PLEDGED]-()
WHERE p.date >= $since AND p.date <= $until AND p.confidence >= $confidence AND NOT coalesce(c.minor, false)
WITH DISTINCT c
MATCH (c)<-[p:PLEDGED]-() WHERE p.confidence >= $confidence
WITH c, min(p.date) AS date
WHERE date >= $since AND date <= $until
RETURN c.id AS id, date
ORDER BY date DESC, id
