/** Everything this installation knows of: its city, layers, rules, indicators and laws, frozen. */
import type { Catalogue, LayerGroup } from './grammar.ts';
import { activities } from './activities.ts';
import { city } from './city.ts';
import { field_names } from './field-names.ts';
import { indicator as q01_good_air_days } from './indicators/q01_good_air_days/indicator.ts';
import { indicator as q02_fine_particles } from './indicators/q02_fine_particles/indicator.ts';
import { indicator as q03_good_sections } from './indicators/q03_good_sections/indicator.ts';
import { indicator as q04_worst_sections } from './indicators/q04_worst_sections/indicator.ts';
import { indicator as q05_groundwater_balance } from './indicators/q05_groundwater_balance/indicator.ts';
import { indicator as q06_total_water_use } from './indicators/q06_total_water_use/indicator.ts';
import { indicator as q07_ecosystem_quality } from './indicators/q07_ecosystem_quality/indicator.ts';
import { indicator as q08_forest_cover } from './indicators/q08_forest_cover/indicator.ts';
import { indicator as q09_grassland_cover } from './indicators/q09_grassland_cover/indicator.ts';
import { indicator as q10_film_reuse } from './indicators/q10_film_reuse/indicator.ts';
import { indicator as q11_green_mines } from './indicators/q11_green_mines/indicator.ts';
import { indicator as q12_open_pits_treated } from './indicators/q12_open_pits_treated/indicator.ts';
import { indicator as q13_energy_per_gdp } from './indicators/q13_energy_per_gdp/indicator.ts';
import { indicator as q14_water_per_gdp } from './indicators/q14_water_per_gdp/indicator.ts';
import { indicator as q15_treated_area } from './indicators/q15_treated_area/indicator.ts';
import { indicator as q16_soil_conservation_rate } from './indicators/q16_soil_conservation_rate/indicator.ts';
import { indicator as q17_longyouwan_listed } from './indicators/q17_longyouwan_listed/indicator.ts';
import { indicator as q18_wetland_protection } from './indicators/q18_wetland_protection/indicator.ts';
import { indicator as q19_mining_layout } from './indicators/q19_mining_layout/indicator.ts';
import { indicator as q20_road_to_rail } from './indicators/q20_road_to_rail/indicator.ts';
import { indicator as q21_loose_coal } from './indicators/q21_loose_coal/indicator.ts';
import { indicator as q22_fire_points } from './indicators/q22_fire_points/indicator.ts';
import { indicator as q23_six_measures } from './indicators/q23_six_measures/indicator.ts';
import { indicator as q24_scattered_enterprises } from './indicators/q24_scattered_enterprises/indicator.ts';
import { indicator as q25_first_rain_ponds } from './indicators/q25_first_rain_ponds/indicator.ts';
import { indicator as q26_mine_water_use } from './indicators/q26_mine_water_use/indicator.ts';
import { indicator as q27_soil_tested_fertiliser } from './indicators/q27_soil_tested_fertiliser/indicator.ts';
import { indicator as q28_waste_sorting } from './indicators/q28_waste_sorting/indicator.ts';
import { indicator as q29_film_recovery } from './indicators/q29_film_recovery/indicator.ts';
import { indicator as q30_waste_treated } from './indicators/q30_waste_treated/indicator.ts';
import { indicator as q31_sewage } from './indicators/q31_sewage/indicator.ts';
import { indicator as q32_good_water_trend } from './indicators/q32_good_water_trend/indicator.ts';
import { indicator as q33_industrial_waste_use } from './indicators/q33_industrial_waste_use/indicator.ts';
import { indicator as q34_water_efficiency } from './indicators/q34_water_efficiency/indicator.ts';
import { indicator as q35_voc_treatment } from './indicators/q35_voc_treatment/indicator.ts';
import { indicator as q36_ultra_low_emissions } from './indicators/q36_ultra_low_emissions/indicator.ts';
import { indicator as q37_progress_published } from './indicators/q37_progress_published/indicator.ts';
import { indicator as q38_closing_tasks } from './indicators/q38_closing_tasks/indicator.ts';
import { indicator as q39_diesel_trucks } from './indicators/q39_diesel_trucks/indicator.ts';
import { laws } from './laws.ts';
import { chemical_parks } from './layers/chemical_parks/layer.ts';
import { clean_heating_areas } from './layers/clean_heating_areas/layer.ts';
import { construction_sites } from './layers/construction_sites/layer.ts';
import { disturbed_ground } from './layers/disturbed_ground/layer.ts';
import { districts } from './layers/districts/layer.ts';
import { encroachments } from './layers/encroachments/layer.ts';
import { enterprises } from './layers/enterprises/layer.ts';
import { eroded_ground } from './layers/eroded_ground/layer.ts';
import { fire_points } from './layers/fire_points/layer.ts';
import { forests } from './layers/forests/layer.ts';
import { fuel_users } from './layers/fuel_users/layer.ts';
import { groundwater_zones } from './layers/groundwater_zones/layer.ts';
import { industrial_parks } from './layers/industrial_parks/layer.ts';
import { industrial_projects } from './layers/industrial_projects/layer.ts';
import { land_activities } from './layers/land_activities/layer.ts';
import { mines } from './layers/mines/layer.ts';
import { monitoring_sections } from './layers/monitoring_sections/layer.ts';
import { nature_reserves } from './layers/nature_reserves/layer.ts';
import { no_burn_zones } from './layers/no_burn_zones/layer.ts';
import { outfalls } from './layers/outfalls/layer.ts';
import { rain_ponds } from './layers/rain_ponds/layer.ts';
import { red_lines } from './layers/red_lines/layer.ts';
import { river_scopes } from './layers/river_scopes/layer.ts';
import { shoreline_zones } from './layers/shoreline_zones/layer.ts';
import { small_watersheds } from './layers/small_watersheds/layer.ts';
import { spoil_heaps } from './layers/spoil_heaps/layer.ts';
import { tailings_ponds } from './layers/tailings_ponds/layer.ts';
import { treatment_patches } from './layers/treatment_patches/layer.ts';
import { tributaries } from './layers/tributaries/layer.ts';
import { water_bodies } from './layers/water_bodies/layer.ts';
import { water_function_zones } from './layers/water_function_zones/layer.ts';
import { water_intakes } from './layers/water_intakes/layer.ts';
import { water_source_zones } from './layers/water_source_zones/layer.ts';
import { wells } from './layers/wells/layer.ts';
import { wetlands } from './layers/wetlands/layer.ts';
import { yellow_river } from './layers/yellow_river/layer.ts';
import { rule as r1_shoreline_chemical } from './rules/r1_shoreline_chemical/rule.ts';
import { rule as r2_tailings_shoreline } from './rules/r2_tailings_shoreline/rule.ts';
import { rule as r3_river_encroachments } from './rules/r3_river_encroachments/rule.ts';
import { rule as r4_red_line_activities } from './rules/r4_red_line_activities/rule.ts';
import { rule as r5_reserve_activities } from './rules/r5_reserve_activities/rule.ts';
import { rule as r6_wetland_projects } from './rules/r6_wetland_projects/rule.ts';
import { rule as r7_fuel_no_burn } from './rules/r7_fuel_no_burn/rule.ts';
import { rule as r7c_heating_not_in_zone } from './rules/r7c_heating_not_in_zone/rule.ts';
import { rule as r8_outfall_place } from './rules/r8_outfall_place/rule.ts';
import { rule as r8b_outfall_approval } from './rules/r8b_outfall_approval/rule.ts';
import { rule as r8b_receiving_water } from './rules/r8b_receiving_water/rule.ts';
import { rule as r8c_outfall_upstream } from './rules/r8c_outfall_upstream/rule.ts';
import { rule as r9_mine_protected } from './rules/r9_mine_protected/rule.ts';
import { rule as r9b_ground_outside_licence } from './rules/r9b_ground_outside_licence/rule.ts';
import { rule as r9c_green_mines } from './rules/r9c_green_mines/rule.ts';
import { rule as r10_wetland_in_red_line } from './rules/r10_wetland_in_red_line/rule.ts';
import { rule as r10b_nature_areas_apart } from './rules/r10b_nature_areas_apart/rule.ts';
import { rule as r11_fire_owner } from './rules/r11_fire_owner/rule.ts';
import { rule as r11b_fire_overdue } from './rules/r11b_fire_overdue/rule.ts';
import { rule as r11c_fire_again } from './rules/r11c_fire_again/rule.ts';
import { rule as r12_well_groundwater } from './rules/r12_well_groundwater/rule.ts';
import { rule as r13_waste_heaps } from './rules/r13_waste_heaps/rule.ts';
import { rule as r13b_heap_storage } from './rules/r13b_heap_storage/rule.ts';
import { rule as r16_enterprise_outside_park } from './rules/r16_enterprise_outside_park/rule.ts';
import { rule as r17_park_rain_pond } from './rules/r17_park_rain_pond/rule.ts';
import { rule as r19_construction_six } from './rules/r19_construction_six/rule.ts';
import { rule as r20_drinking_water } from './rules/r20_drinking_water/rule.ts';

const groups: LayerGroup[] = [
  { id: 'parks', title: { zh: '园区与项目', en: 'Parks and projects' } },
  { id: 'water', title: { zh: '水系与岸线', en: 'Water and shoreline' } },
  { id: 'protection', title: { zh: '生态保护', en: 'Protection' } },
  { id: 'soil', title: { zh: '水土保持', en: 'Soil and water' } },
  { id: 'mining', title: { zh: '矿山与火点', en: 'Mines and fires' } },
  { id: 'air', title: { zh: '大气', en: 'Air' } },
  { id: 'base', title: { zh: '基础', en: 'Base' } },
];

/** Freezes a value and all that hangs on it, so that no room can change what we know. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

export const catalogue: Catalogue = deepFreeze({
  city,
  groups,
  layers: [
    fire_points,
    outfalls,
    monitoring_sections,
    water_intakes,
    wells,
    fuel_users,
    rain_ponds,
    enterprises,
    industrial_projects,
    encroachments,
    land_activities,
    chemical_parks,
    industrial_parks,
    construction_sites,
    tailings_ponds,
    spoil_heaps,
    disturbed_ground,
    mines,
    shoreline_zones,
    river_scopes,
    water_source_zones,
    water_function_zones,
    groundwater_zones,
    wetlands,
    nature_reserves,
    red_lines,
    clean_heating_areas,
    treatment_patches,
    eroded_ground,
    forests,
    no_burn_zones,
    yellow_river,
    tributaries,
    water_bodies,
    small_watersheds,
    districts,
  ],
  rules: [
    r1_shoreline_chemical,
    r2_tailings_shoreline,
    r3_river_encroachments,
    r4_red_line_activities,
    r5_reserve_activities,
    r6_wetland_projects,
    r7_fuel_no_burn,
    r7c_heating_not_in_zone,
    r8_outfall_place,
    r8b_outfall_approval,
    r8b_receiving_water,
    r8c_outfall_upstream,
    r9_mine_protected,
    r9b_ground_outside_licence,
    r9c_green_mines,
    r10_wetland_in_red_line,
    r10b_nature_areas_apart,
    r11_fire_owner,
    r11b_fire_overdue,
    r11c_fire_again,
    r12_well_groundwater,
    r13_waste_heaps,
    r13b_heap_storage,
    r16_enterprise_outside_park,
    r17_park_rain_pond,
    r19_construction_six,
    r20_drinking_water,
  ],
  indicators: [
    q01_good_air_days,
    q02_fine_particles,
    q03_good_sections,
    q04_worst_sections,
    q05_groundwater_balance,
    q06_total_water_use,
    q07_ecosystem_quality,
    q08_forest_cover,
    q09_grassland_cover,
    q10_film_reuse,
    q11_green_mines,
    q12_open_pits_treated,
    q13_energy_per_gdp,
    q14_water_per_gdp,
    q15_treated_area,
    q16_soil_conservation_rate,
    q17_longyouwan_listed,
    q18_wetland_protection,
    q19_mining_layout,
    q20_road_to_rail,
    q21_loose_coal,
    q22_fire_points,
    q23_six_measures,
    q24_scattered_enterprises,
    q25_first_rain_ponds,
    q26_mine_water_use,
    q27_soil_tested_fertiliser,
    q28_waste_sorting,
    q29_film_recovery,
    q30_waste_treated,
    q31_sewage,
    q32_good_water_trend,
    q33_industrial_waste_use,
    q34_water_efficiency,
    q35_voc_treatment,
    q36_ultra_low_emissions,
    q37_progress_published,
    q38_closing_tasks,
    q39_diesel_trucks,
  ],
  laws,
  activities,
  field_names,
});
