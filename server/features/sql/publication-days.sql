-- The days, by the city's clock, on which some layers were published, newest first.
-- $1 region, $2 layers, $3 the city's time zone
select distinct (published_at at time zone $3)::date::text as day
  from revision
 where region = $1
   and layer = any ($2::text[])
 order by day desc
 limit 400
