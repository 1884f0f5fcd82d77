-- Holds what arrives until it is merged; seen by this transaction alone and gone at its end.
create temporary table incoming_feature (
  n          integer not null,
  id         text    not null,
  valid_from date,
  valid_to   date,
  geom       geometry(Geometry, 4490) not null,
  attributes jsonb   not null
) on commit drop;
