/** The zones that break an account down: their names, and the one that a request asks for. */
import type { AccountIndicator, Bilingual, Catalogue } from '../../../data/grammar.ts';
import type { Asker } from '../../db/database.ts';
import { AppError } from '../../errors.ts';
import { findLayer } from '../../features/find-layer.ts';
import { layersAt } from '../layers-at.ts';
import { quoteName } from '../sql-slots.ts';

export interface Zone {
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly area_m2: number;
  /** Why nothing in it can count, where that is so. */
  readonly note?: Bilingual;
}

type ZoneKind = AccountIndicator['account']['zones'][number];

/** `<zone kind>/<feature id>` @param known the instant asked about; null: now @throws AppError UNKNOWN_ZONE with what was asked and what kinds there are */
export async function findZone(asker: Asker, catalogue: Catalogue, indicator: AccountIndicator, zone: string, known: string | null): Promise<Zone> {
  const slash = zone.indexOf('/');
  const kind = indicator.account.zones.find((one) => one.id === zone.slice(0, slash));
  if (slash < 1 || kind === undefined) {
    const kinds = indicator.account.zones.map((one) => `${one.id}/<id>`).join(', ');
    throw new AppError('UNKNOWN_ZONE', `"${zone.slice(0, 100)}" is not a zone of indicator ${indicator.id}; expected ${kinds}.`);
  }
  const id = zone.slice(slash + 1);
  const { rows } = id.includes('\u0000')
    ? { rows: [] }
    : await asker.query<{ title: string; area_m2: number }>(
        asKnown(catalogue, `select ${labelSql(catalogue, kind)} as title, st_area(st_segmentize(geom, 0.001)::geography) as area_m2 from layers.${quoteName(kind.layer)} where id = $1`, known, '$2'),
        known === null ? [id] : [id, known],
        { what: `zone ${kind.id}` },
      );
  const [found] = rows;
  if (found === undefined) throw new AppError('UNKNOWN_ZONE', `There is no ${kind.id} "${id.slice(0, 100)}".`);
  return { kind: kind.id, id, ...found };
}

/** The name of every zone of a kind, by its id. */
export async function zoneTitles(asker: Asker, catalogue: Catalogue, kind: ZoneKind, known: string | null): Promise<Map<string, string>> {
  const { rows } = await asker.query<{ id: string; title: string }>(asKnown(catalogue, `select id, ${labelSql(catalogue, kind)} as title from layers.${quoteName(kind.layer)}`, known, '$1'), known === null ? [] : [known], { what: `names of zones ${kind.id}` });
  return new Map(rows.map(({ id, title }) => [id, title]));
}

const asKnown = (catalogue: Catalogue, text: string, known: string | null, place: string): string => (known === null ? text : layersAt(catalogue, text, `${place}::timestamptz`));

function labelSql(catalogue: Catalogue, kind: ZoneKind): string {
  const layer = findLayer(catalogue, kind.layer);
  return layer.label in layer.attributes ? `coalesce(${quoteName(layer.label)}::text, id)` : 'id';
}
