-- $1 region, $2 id and $3 name of who enters them, $4 when, $5 whether they are 示意数据, $6 the rows
insert into observation (region, indicator, series, district, period_from, period_to, value, numerator, denominator, definition, source, note, demonstration, entered_by, entered_by_name, entered_at, replaces, withdrawn)
select $1, o.indicator, o.series, o.district, o."from", o."to", o.value, o.numerator, o.denominator, o.definition, o.source, o.note, $5, $2, $3, $4::timestamptz, o.replaces, o.withdrawn
  from jsonb_to_recordset($6::jsonb) as o (
    place integer, indicator text, series text, district text, "from" date, "to" date, value numeric, numerator numeric, denominator numeric,
    definition text, source text, note text, replaces bigint, withdrawn boolean
  )
 order by o.place
returning id::text as id, indicator, series, district, period_from as "from", period_to as "to", value, numerator, denominator,
          definition, source, note, demonstration, entered_by_name as entered_by, entered_at, replaces::text as replaces, null::text as replaced_by, withdrawn
