-- Where the file tells its rows apart by nothing: a row is the feature that the layer holds with the same shape, within about a millimetre.
-- $1 job, $2 and $3 first and last number, $4 layer, $5 region
with alike as (
  select distinct on (r.number) r.number, f.id
    from import_row r
    join feature f on f.layer = $4 and f.region = $5 and f.revision_to is null and f.valid_to is null and f.geom && r.geom
   where r.job = $1 and r.number between $2 and $3
     and st_npoints(f.geom) = st_npoints(r.geom)
     and abs(st_xmin(f.geom) - st_xmin(r.geom)) < 1.2e-8 and abs(st_ymin(f.geom) - st_ymin(r.geom)) < 1.2e-8
     and not exists (
       select from rows from (st_dumppoints(st_normalize(st_multi(f.geom))), st_dumppoints(st_normalize(st_multi(r.geom)))) as both_points (path, point, other_path, other_point)
        where path is distinct from other_path or abs(st_x(point) - st_x(other_point)) > 1.2e-8 or abs(st_y(point) - st_y(other_point)) > 1.2e-8)
   order by r.number, f.id
), once as (
  select distinct on (id) id, number from alike order by id, number
)
update import_row r
   set id = once.id
  from once
 where r.job = $1 and r.number = once.number and r.id <> once.id
   and not exists (select from import_row other where other.job = $1 and other.id = once.id)
