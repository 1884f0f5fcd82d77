/** Turns a statement about the layers as they are into one about them as they were known at an instant. */
import type { Catalogue } from '../../data/grammar.ts';

/** What a statement calls a layer by: `layers.mines`, `layers."mines"`. */
const NAMED = /\blayers\.(?:"([a-z][a-z0-9_]*)"|([a-z][a-z0-9_]*))/g;

/** Ids of the layers that a statement reads. */
export function layersRead(sql: string): string[] {
  return [...new Set(Array.from(sql.matchAll(NAMED), ([, quoted, plain]) => quoted ?? plain ?? ''))];
}

/**
 * @param place where the instant stands, as `$1::timestamptz`
 * @throws Error when the statement reads what has no past: another view, or the tables beneath
 */
export function layersAt(catalogue: Catalogue, sql: string, place: string): string {
  const known = new Set(catalogue.layers.map(({ id }) => id));
  const beneath = /\b(?:from|join)\s+(feature|revision|layer_coverage|tile_geometry|observation)\b/i.exec(sql.replaceAll(/--[^\n]*/g, ''));
  if (beneath !== null) throw new Error(`A statement that is asked as of a day reads "${beneath[1]}"; expected layers.<id> alone.`);
  return sql.replaceAll(NAMED, (_, quoted: string | undefined, plain: string | undefined) => {
    const id = quoted ?? plain ?? '';
    if (!known.has(id)) throw new Error(`A statement that is asked as of a day reads "layers.${id}", which is no layer of the catalogue.`);
    return `layers."${id}_at"(${place})`;
  });
}
