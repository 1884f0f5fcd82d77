/** A picture of the map for every finding of a report, painted one after the other. */
import { useEffect, useState } from 'react';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import type { StoredFinding } from '../../../server/contract/findings.ts';
import { call } from '../../api/call.ts';
import { boxOf } from '../../view/flight.ts';
import type { OverlayArea, OverlayGeometry, OverlayLine } from '../../view/overlay.ts';
import { askPicture, type MapPicture, type PictureWish } from '../../view/picture.ts';
import { verdictColour } from '../../ui/verdicts.ts';
import { placeOf } from '../Conflicts/finding/OpenFinding.tsx';

/** On A4 with margins of 15 mm: 180 mm. */
export const picture_px = { width: 680, height: 360 } as const;

export type Pictures = ReadonlyMap<string, MapPicture | 'failed'>;

/** The rule's layers, points above lines above areas as in the catalogue, and the city's own border. */
export function layersFor(stored: StoredFinding, catalogue: CatalogueAnswer): string[] {
  const rule = catalogue.rules.find((one) => one.id === stored.row.rule);
  const wanted = new Set([...(rule?.subjects ?? []), ...(rule?.against ?? []), stored.row.subject.layer, catalogue.city.territory]);
  return catalogue.layers.filter((layer) => wanted.has(layer.id)).map((layer) => layer.id);
}

export function usePictures(all: readonly StoredFinding[] | undefined, catalogue: CatalogueAnswer): Pictures {
  const [pictures, setPictures] = useState<Pictures>(new Map());
  // A layer that is published while somebody prints paints no picture anew.
  const [moment] = useState(catalogue);
  useEffect(() => {
    if (!all) return undefined;
    let gone = false;
    const addresses: string[] = [];
    const paintAll = async (): Promise<void> => {
      for (const stored of all) {
        if (gone) return;
        const picture = await paint(stored, moment).catch(() => 'failed' as const);
        if (picture !== 'failed') addresses.push(picture.address);
        if (!gone) setPictures((former) => new Map(former).set(stored.row.key, picture));
      }
    };
    void paintAll();
    return () => {
      gone = true;
      addresses.forEach((address) => URL.revokeObjectURL(address));
    };
  }, [all, moment]);
  return pictures;
}

async function paint(stored: StoredFinding, catalogue: CatalogueAnswer): Promise<MapPicture> {
  const { subject } = stored.row;
  const geometry = await call('GET /api/layers/:layer/features/:id', { params: { layer: subject.layer, id: subject.id } }).then(({ feature }) => feature.geometry, () => null);
  return askPicture(wishFor(stored, geometry, layersFor(stored, catalogue)));
}

/** About 1 km around what is only a point. */
const around_deg = 0.006;

export function wishFor({ row, finding }: StoredFinding, subject: OverlayGeometry | null, layers: readonly string[]): PictureWish {
  const colour = verdictColour(row.verdict, false);
  const { overlap, tested, nearest, distance_m } = finding.evidence;
  const [x = 0, y = 0] = row.point;
  const own = subject ? boxOf(subject) : null;
  const box = placeOf(finding, null, own) ?? [x - around_deg, y - around_deg, x + around_deg, y + around_deg];
  const area = (geometry: OverlayGeometry, look: Partial<OverlayArea>): OverlayArea => ({ key: row.key, geometry, colour, ...look });
  const areas = [
    ...(subject ? [area(subject, { fill_opacity: 0.08, line_width: 2.5 })] : []),
    ...(tested ? [area(tested, { fill_opacity: 0.4, line_width: 1.5, dashed: true })] : []),
    ...(overlap ? [area(overlap, { fill_opacity: 0.5, line_width: 2 })] : []),
  ];
  const lines: OverlayLine[] = nearest && distance_m !== null && distance_m > 0 ? [{ key: row.key, path: [nearest.subject, nearest.object], colour }] : [];
  return { box: widened(box), width_px: picture_px.width, height_px: picture_px.height, layers, areas, lines };
}

/** A point has a box of no size. */
function widened([west = 0, south = 0, east = 0, north = 0]: readonly number[]): readonly number[] {
  const [wide, high] = [Math.max(0, around_deg - (east - west) / 2), Math.max(0, around_deg - (north - south) / 2)];
  return [west - wide, south - high, east + wide, north + high];
}
