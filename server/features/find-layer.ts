/** Finds a layer of the catalogue by the id that a request or a file names. */
import type { Catalogue, Layer } from '../../data/grammar.ts';
import { AppError } from '../errors.ts';

/** @throws AppError UNKNOWN_LAYER with the id and the ids that exist */
export function findLayer(catalogue: Catalogue, id: string): Layer {
  const layer = catalogue.layers.find((one) => one.id === id);
  if (layer) return layer;
  const known = catalogue.layers.map((one) => one.id).join(', ');
  throw new AppError('UNKNOWN_LAYER', `"${id.slice(0, 100)}" is not a layer; expected one of: ${known}.`);
}
