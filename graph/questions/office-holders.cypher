// Who held an office on a day, as far as articles name them in it before and after that day.
//
// $state: ISO 3166-1 alpha-3
// $role: head_of_state, head_of_government, foreign, defence …; null for all
// $on: the day
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {state: "KAZ", role: "defence", on: date("2013-06-26"), confidence: 0.0}
MATCH (s:State {iso3: $state})<-[r:REPRESENTS]-(p:Minister)
WHERE ($role IS NULL OR r.role = $role) AND r.confidence >= $confidence
RETURN p.name AS person, r.office AS office, r.role AS role, r.first_seen AS first_seen, r.last_seen AS last_seen,
  CASE WHEN r.first_seen > $on THEN 'named later' WHEN r.last_seen < $on THEN 'named before' ELSE 'in office' END
    AS standing
ORDER BY role, CASE WHEN standing = 'in office' THEN 0 WHEN standing = 'named before' THEN 1 ELSE 2 END,
  last_seen DESC, person, office
