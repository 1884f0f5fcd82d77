-- What rule R7 judges: every boiler, kiln and stove, with the fuel that it burns. A new one's act is its installation.
select f.layer, f.id, coalesce(f.name, f.id) as name, f.synthetic, f.geom, f.accuracy_m,
       f.act_type, f.installed_on as act_date, f.appliance, f.fuel, f.boiler_t_h::double precision as boiler_t_h, f.sulphur_pct::double precision as sulphur_pct,
       f.ash_pct::double precision as ash_pct, f.dedicated_boiler, f.dust_removal
from layers.fuel_users f
