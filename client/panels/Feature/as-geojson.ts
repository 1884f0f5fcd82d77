/** A feature as a GeoJSON file that says of itself where it comes from, its datum, and 示意数据 where it is that. */
import type { CatalogueLayer } from '../../../server/contract/catalogue.ts';
import type { FeatureDetail } from '../../../server/contract/layers.ts';
import { titled } from '../../i18n/punctuation.ts';
import { wordsIn } from '../../i18n/words.ts';

export function asGeoJson({ feature, bbox }: FeatureDetail, layer: CatalogueLayer): string {
  const { provenance } = feature;
  const notice = provenance.synthetic ? { zh: titled(wordsIn('zh').synthetic, wordsIn('zh').synthetic_long, 'zh'), en: titled(wordsIn('en').synthetic, wordsIn('en').synthetic_long, 'en') } : null;
  return JSON.stringify(
    {
      type: 'FeatureCollection',
      // RFC 7946 has no `crs`: it is said in words.
      datum: 'CGCS2000 (EPSG:4490), longitude before latitude',
      layer: { id: layer.id, title: layer.title, status: provenance.synthetic ? null : layer.status },
      ...(notice ? { notice } : {}),
      features: [
        {
          type: 'Feature',
          id: feature.id,
          bbox,
          geometry: feature.geometry,
          properties: { ...feature.properties, ...provenance, ...feature.measures },
        },
      ],
    },
    null,
    1,
  );
}
