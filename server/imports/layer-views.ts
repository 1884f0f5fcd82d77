/** Gives each layer of the catalogue its partitions, its typed views `layers.<id>` and `layers.<id>_history`, and `layers.<id>_at(known)`: what the first gave at an instant. */
import { createHash } from 'node:crypto';
import type { Attribute, AttributeType, Catalogue, Layer } from '../../data/grammar.ts';
import type { Asker, Database } from '../db/database.ts';
import { isReserved } from './publish/check-attributes.ts';

const PARTITIONED = ['feature', 'tile_geometry'] as const;

/**
 * Call it after the migrations, at every start: it does nothing where all is in place, and two processes that start
 * together wait for each other. A view is made anew only when its definition has changed.
 */
export async function createLayerViews(database: Database, catalogue: Catalogue): Promise<void> {
  for (const layer of catalogue.layers) checkNames(layer);
  await database.transaction(async (tx) => {
    await tx.query("select pg_advisory_xact_lock(hashtext('anlan.layer_views'))");
    await createPartitions(tx, catalogue);
    const existing = await describedViews(tx);
    for (const layer of catalogue.layers) {
      for (const view of viewsOf(layer)) await createView(tx, view, existing);
      await createFunction(tx, atOf(layer, catalogue.city.region), existing);
    }
  });
}

/** Names go into statements as they stand, so they must be plain; the catalogue is ours, this is the second lock. */
function checkNames(layer: Layer): void {
  const bad = [layer.id, ...Object.keys(layer.attributes)].find((name) => !/^[a-z][a-z0-9_]{0,40}$/.test(name));
  if (bad !== undefined) throw new Error(`"${bad}" in layer "${layer.id}" cannot be a name; expected lower-case letters, digits and _, at most 41.`);
  const taken = Object.keys(layer.attributes).find((name) => isReserved(name) || STANDING_COLUMNS.has(name));
  if (taken !== undefined) throw new Error(`Layer "${layer.id}" must not have an attribute "${taken}": every feature has one by that name.`);
  const accuracy = layer.attributes['accuracy_m'];
  if (accuracy !== undefined && accuracy.type !== 'number') throw new Error(`The attribute "accuracy_m" of layer "${layer.id}" is a ${accuracy.type}; expected a number of metres.`);
}

async function createPartitions(tx: Asker, catalogue: Catalogue): Promise<void> {
  const { rows } = await tx.query<{ name: string }>("select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'");
  const existing = new Set(rows.map((row) => row.name));
  for (const { id } of catalogue.layers) {
    for (const table of PARTITIONED) {
      // Asked first, because `if not exists` locks the whole table even when there is nothing to do.
      if (!existing.has(`${table}_${id}`)) await tx.query(`create table "${table}_${id}" partition of ${table} for values in ('${id}')`);
    }
  }
}

interface View {
  readonly name: string;
  readonly definition: string;
  readonly mark: string;
}

/** Names that no attribute may have. */
const STANDING_COLUMNS: ReadonlySet<string> = new Set(['id', 'region', 'geom', 'valid_from', 'valid_to', 'revision_from', 'said_in', 'layer', 'official_status']);

/** Every version of a layer's features, in the columns of its views. */
function versionsOf(layer: Layer): string {
  const { accuracy_m, ...attributes } = layer.attributes;
  const { zone_status } = attributes;
  const columns = [
    'f.id, f.region, f.geom, f.valid_from, f.valid_to, f.revision_from',
    `${SAID_IN} as said_in`,
    ...Object.entries(attributes).map(([name, attribute]) => `${cast(name, attribute)} as "${name}"`),
    `f.attributes ->> 'source' as source`,
    `f.attributes ->> 'confidence' as confidence`,
    `coalesce(f.attributes -> 'synthetic' = 'true'::jsonb, false) as synthetic`,
    // A literal, so that the planner leaves out the layers that a question about several of them does not ask for.
    `'${layer.id}'::text as layer`,
    // A shape is as exact as its own feature says, else as the revision says that said it.
    `${accuracy_m === undefined ? 'r.accuracy_m' : `coalesce(${cast('accuracy_m', accuracy_m)}, r.accuracy_m)`} as accuracy_m`,
    // A zone that a revision brought as a draft is a draft whatever it says of itself; what either calls repealed is repealed.
    `${zone_status === undefined ? 'r.status' : officialStatus(cast('zone_status', zone_status))} as official_status`,
  ];
  // On the whole key of a revision: where neither column of it is asked for, the planner leaves the join out.
  const said = `left join revision r on r.region = f.region and r.layer = '${layer.id}' and r.number = ${SAID_IN}`;
  return `select ${columns.join(',\n  ')}\nfrom feature f\n${said}\nwhere f.layer = '${layer.id}'`;
}

function viewsOf(layer: Layer): View[] {
  const held = `${versionsOf(layer)} and f.revision_to is null`;
  return [view(layer.id, `${held} and f.valid_to is null`), view(`${layer.id}_history`, held)];
}

/**
 * A function of one plain statement, which the planner writes out where it is asked: conditions and joins reach the indices as
 * through the view. All that was published by then is known by one number, the last of the layer's revisions by then.
 */
function atOf(layer: Layer, region: string): View {
  const last = `(select max(known_revision.number) from revision known_revision where known_revision.region = '${region.replaceAll("'", "''")}' and known_revision.layer = '${layer.id}' and known_revision.published_at <= known)`;
  const then = `f.region = '${region.replaceAll("'", "''")}' and f.valid_to is null and f.revision_from <= ${last} and (f.revision_to is null or f.revision_to > ${last})`;
  return view(`${layer.id}_at`, `returns setof layers."${layer.id}" language sql stable as $at$\n${versionsOf(layer)} and ${then}\n$at$`);
}

/** The revision whose standing and accuracy hold for a version: a version that was only cut still rests on the one before. */
const SAID_IN = 'coalesce(f.said_in, f.revision_from)';

function officialStatus(own: string): string {
  return `case when r.status = 'published' or ${own} = 'repealed' then ${own} else r.status end`;
}

function view(name: string, definition: string): View {
  return { name, definition, mark: `anlan ${createHash('sha256').update(definition).digest('hex').slice(0, 16)}` };
}

const SQL_TYPES: Readonly<Record<AttributeType, string>> = {
  text: 'text',
  choice: 'text',
  integer: 'integer',
  number: 'double precision',
  boolean: 'boolean',
  date: 'date',
};

/**
 * What is stored was checked when it was published. The tests of form are for what was published before the catalogue
 * gave the attribute another type: such a value reads as unknown instead of failing every question about the layer.
 */
function cast(name: string, { type }: Attribute): string {
  const text = `f.attributes ->> '${name}'`;
  if (type === 'text' || type === 'choice') return text;
  const forms = { integer: '^-?[0-9]{1,10}$', number: '^-?[0-9][-+0-9.eE]*$', boolean: '^(true|false)$', date: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };
  return `case when ${text} ~ '${forms[type]}' then (${text})::${SQL_TYPES[type]} end`;
}

async function describedViews(tx: Asker): Promise<Map<string, string | null>> {
  const { rows } = await tx.query<{ name: string; mark: string | null }>(
    `select relname as name, obj_description(oid, 'pg_class') as mark from pg_class where relnamespace = 'layers'::regnamespace and relkind = 'v'
     union all select proname, obj_description(oid, 'pg_proc') from pg_proc where pronamespace = 'layers'::regnamespace`,
  );
  return new Map(rows.map((row) => [row.name, row.mark]));
}

async function createView(tx: Asker, { name, definition, mark }: View, existing: ReadonlyMap<string, string | null>): Promise<void> {
  if (existing.get(name) === mark) return;
  if (existing.has(name)) {
    // The function that gives its rows hangs on it.
    await tx.query(`drop function if exists layers."${name}_at"(timestamptz)`);
    await tx.query(`drop view layers."${name}"`);
  }
  await tx.query(`create view layers."${name}" as\n${definition}`);
  await tx.query(`comment on view layers."${name}" is '${mark}'`);
}

/** After the view whose rows it gives; a new view took the old function along. */
async function createFunction(tx: Asker, { name, definition, mark }: View, existing: ReadonlyMap<string, string | null>): Promise<void> {
  const { rows } = existing.get(name) === mark ? await tx.query<{ there: boolean }>('select to_regprocedure($1) is not null as there', [`layers.${name}(timestamptz)`]) : { rows: [] };
  if (rows[0]?.there === true) return;
  await tx.query(`drop function if exists layers."${name}"(timestamptz)`);
  await tx.query(`create function layers."${name}"(known timestamptz) ${definition}`);
  await tx.query(`comment on function layers."${name}"(timestamptz) is '${mark}'`);
}
