/** The city that this installation serves: Wuhai (乌海市) on the Yellow River. */
import type { City } from './grammar.ts';

export const city: City = {
  region: '150300',
  title: { zh: '乌海市', en: 'Wuhai' },
  extent: [106.55, 39.0, 107.2, 39.95],
  // CGCS2000 / 3-degree Gauss-Kruger CM 108E: the city lies wholly in zone 36.
  grid_srid: 4545,
  time_zone: 'Asia/Shanghai',
  territory: 'districts',
};
