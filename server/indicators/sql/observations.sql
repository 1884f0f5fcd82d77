-- What was reported, as it was known at an instant, oldest period first; `replaced_by` is the row that corrects it by then.
-- $1 region, $2 the indicator or null for all, $3 the instant
select o.id::text as id, o.indicator, o.series, o.district, o.period_from as "from", o.period_to as "to", o.value, o.numerator, o.denominator,
       o.definition, o.source, o.note, o.demonstration, o.entered_by_name as entered_by, o.entered_at, o.replaces::text as replaces,
       later.id::text as replaced_by, o.withdrawn
  from observation o
  left join observation later on later.replaces = o.id and later.entered_at <= $3::timestamptz
 where o.region = $1 and ($2::text is null or o.indicator = $2) and o.entered_at <= $3::timestamptz
 order by o.period_to, o.period_from, o.id
