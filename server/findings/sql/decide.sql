-- Keeps what a person decided of a finding. $1 region, $2 key, $3 standing, $4 last day of an exemption or null
update finding
   set standing = $3, expires_on = $4::date, told = true,
       decided = case when $3 in ('dismissed', 'exempted') then jsonb_build_object('verdict', verdict, 'code', code, 'overlap_m2', overlap_m2) end
 where region = $1 and key = $2
