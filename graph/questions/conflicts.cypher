// Meetings of which sources tell different days, places or statuses: each version with how many articles tell
// it and how sure they are together; best says which one the graph shows.
//
// $state: who took part (ISO 3166-1 alpha-3), null for all
// $since, $until: first and last day, null for no limit
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {state: null, since: date("2013-01-01"), until: null, confidence: 0.0}
MATCH (m:Meeting)<-[r:REPORTS]-(a:Article)
WHERE ($since IS NULL OR m.date >= $since) AND ($until IS NULL OR m.date <= $until)
  AND r.confidence >= $confidence
  AND ($state IS NULL OR $state IN [(m)<-[t:ATTENDED]-(s:State) WHERE t.confidence >= $confidence | s.iso3])
UNWIND [
  ['date',
    substring(toString(r.date), 0, CASE r.date_precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END),
    substring(toString(m.date), 0, CASE m.date_precision WHEN 'year' THEN 4 WHEN 'month' THEN 7 ELSE 10 END)],
  ['city', r.city, m.city],
  ['status', r.status, m.status]
] AS version
WITH m, r, version[0] AS what, version[1] AS told, version[2] AS shown,
  coalesce(a.publisher, a.title, a.id) AS source
WHERE told IS NOT NULL
WITH m, r, what, told, shown, source ORDER BY source
WITH m, what, told, shown, count(r) AS articles, max(r.confidence) AS confidence,
  collect(DISTINCT source) AS sources
WITH m, what, collect([told, articles, confidence, sources, told = shown]) AS versions
WHERE size(versions) > 1
UNWIND versions AS version
RETURN m.id AS meeting, m.name AS name, what, version[0] AS told, version[1] AS articles,
  version[2] AS confidence, version[3] AS sources, version[4] AS best
ORDER BY meeting, what, articles DESC, told
