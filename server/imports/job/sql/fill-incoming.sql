-- Hands the rows that are to be published over to the publication. $1 job, $2 kinds of change
insert into incoming_feature (n, id, valid_from, valid_to, geom, attributes)
select number, id, valid_from, valid_to, geom, attributes
  from import_row
 where job = $1 and severity < 2 and not left_out and change = any ($2::text[])
