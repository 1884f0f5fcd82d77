/** The one place that decides what of the catalogue somebody may see; everything beneath it is given only that. */
import { LRUCache } from 'lru-cache';
import type { Catalogue, Layer, Rule, Verdict } from '../../data/grammar.ts';
import { holds, type Caller } from './caller.ts';

/** What is open to a caller; the same object for everybody to whom the same is open. */
export interface Visible {
  /** Layers that are not open are left out. Rules and indicators are whole: what they find is cut by `cutFindings`. */
  readonly catalogue: Catalogue;
  /** Ids of the open layers, in the catalogue's order: for `layer = any ($n)`. */
  readonly layers: readonly string[];
  /** Ids of the rules all of whose objects are open, so that clear is clear: for `rule = any ($n)`. */
  readonly whole_rules: readonly string[];
  /** Ids of the rules each of whose findings rests on its subject and its object alone; of others nothing is told unless they are whole. */
  readonly single_rules: readonly string[];
  /** Whether names of people and what they wrote are told: to viewers and up. */
  readonly names_people: boolean;
  /** How many layers are not open. */
  readonly closed_layers: number;
  readonly sees: (layer: string) => boolean;
}

const MOST_KEPT = 200;

/** A layer, or the number of an indicator. */
export function maySee(layer: Pick<Layer, 'id' | 'publish'>, caller: Pick<Caller, 'role' | 'layers'>): boolean {
  if (layer.publish === 'public') return true;
  if (layer.publish === 'internal') return holds(caller.role, 'viewer');
  return holds(caller.role, 'reviewer') || (holds(caller.role, 'viewer') && caller.layers.includes(layer.id));
}

/** Layers that a rule reads and that are not open. */
export function closedLayers(rule: Pick<Rule, 'subjects' | 'against'>, visible: Pick<Visible, 'sees'>): string[] {
  return [...new Set([...rule.subjects, ...rule.against])].filter((layer) => !visible.sees(layer));
}

/** Whether each finding rests on its subject and one object layer. A statement of its own that reads several layers may speak of what is missing from any of them. */
export function restsOnOne({ against, sql }: Pick<Rule, 'against' | 'sql'>): boolean {
  return against.length < 2 || sql.object !== undefined;
}

/** What of a rule may be told to somebody to whom not all of its objects are open: conflicts with open ones, never that there is nothing. */
export function isTold(rule: Pick<Rule, 'against' | 'sql'>, { object_layer, verdict }: { readonly object_layer: string | null; readonly verdict: Verdict }, visible: Pick<Visible, 'sees'>): boolean {
  if (object_layer !== null && !visible.sees(object_layer)) return false;
  return rule.against.every(visible.sees) || (restsOnOne(rule) && object_layer !== null && verdict !== 'clear');
}

export function createVisibility(catalogue: Catalogue): (caller: Pick<Caller, 'role' | 'layers'>) => Visible {
  const kept = new LRUCache<string, Visible>({ max: MOST_KEPT });
  return (caller) => {
    const layers = catalogue.layers.filter((layer) => maySee(layer, caller));
    const names_people = holds(caller.role, 'viewer');
    const key = [names_people, ...layers.map(({ id }) => id)].join(' ');
    const known = kept.get(key);
    if (known) return known;
    const made = visibleOf(catalogue, layers, names_people);
    kept.set(key, made);
    return made;
  };
}

function visibleOf(catalogue: Catalogue, layers: readonly Layer[], names_people: boolean): Visible {
  const ids = new Set(layers.map(({ id }) => id));
  const sees = (layer: string): boolean => ids.has(layer);
  return {
    catalogue: ids.size === catalogue.layers.length ? catalogue : Object.freeze({ ...catalogue, layers: Object.freeze([...layers]) }),
    layers: [...ids],
    whole_rules: catalogue.rules.filter(({ against }) => against.every(sees)).map(({ id }) => id),
    single_rules: catalogue.rules.filter(restsOnOne).map(({ id }) => id),
    names_people,
    closed_layers: catalogue.layers.length - ids.size,
    sees,
  };
}
