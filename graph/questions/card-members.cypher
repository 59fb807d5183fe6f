// Which organizations a state is or was a member of, or which members an organization has or had.
//
// $key: whose (ISO 3166-1 alpha-3; id)
// Try  :params {key: "CHN"}
CALL {
  MATCH (:State {iso3: $key})-[r:MEMBER_OF]->(x:Organization) RETURN r, x
  UNION ALL MATCH (:Organization {id: $key})<-[r:MEMBER_OF]-(x:State) RETURN r, x
}
RETURN coalesce(x.iso3, x.id) AS key, x.name AS name, r.since AS since, r.until AS until
ORDER BY name, since
