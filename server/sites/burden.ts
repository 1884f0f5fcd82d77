/** How much work a site would be: its vertices times the ground it spreads over. What would keep everybody waiting is refused before it is measured. */
import { AppError } from '../errors.ts';

/** Vertices × km² of the box around the site. A square over the whole city has some 20,000, a comb of 500 vertices over a district 500,000. */
const MOST: Readonly<Record<'stranger' | 'person', number>> = { stranger: 500_000, person: 4_000_000 };
const KM_PER_DEGREE = 111.2;

/** @param geometry GeoJSON text as `readSiteGeometry` returns it @throws AppError BAD_GEOMETRY */
export function refuseBurden(geometry: string, who: 'stranger' | 'person'): void {
  const { coordinates } = JSON.parse(geometry) as { coordinates: unknown[] };
  const figures = coordinates.flat(Infinity) as number[];
  const longitudes = figures.filter((_, at) => at % 2 === 0);
  const latitudes = figures.filter((_, at) => at % 2 === 1);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const width_km = (Math.max(...longitudes) - Math.min(...longitudes)) * KM_PER_DEGREE * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const box_km2 = width_km * (north - south) * KM_PER_DEGREE;
  if (latitudes.length * box_km2 <= MOST[who]) return;
  const more = who === 'stranger' && latitudes.length * box_km2 <= MOST.person ? 'sign in, or simplify the outline' : 'simplify the outline, or check a smaller site';
  throw new AppError('BAD_GEOMETRY', `The site has ${latitudes.length} vertices spread over ${box_km2.toFixed(0)} km²; expected vertices × km² of at most ${MOST[who]}: ${more}.`);
}
