/** Takes arriving features in, in chunks, and refuses the set when any of them cannot be kept, naming the first twenty. */
import type { City, GeometryKind, Layer } from '../../../data/grammar.ts';
import { AppError } from '../../errors.ts';
import type { Asker } from '../../db/database.ts';
import { readSql } from '../../db/sql-file.ts';
import { isDate } from '../../features/attribute-values.ts';
import type { IncomingFeature, Publication, Staged } from '../publication.ts';
import { geometryToWkb, MalformedGeometry } from '../read/geometry-wkb.ts';
import { attributeProblems } from './check-attributes.ts';

const CHUNK_ROWS = 1_000;
/** Keeps the statements short where single shapes are huge. */
const CHUNK_BYTES = 4_000_000;
const SHOWN_PROBLEMS = 20;
const DIMENSIONS: Readonly<Record<GeometryKind, number>> = { point: 0, line: 1, polygon: 2 };

/** Call it before rows are put into `incoming_feature`. */
export async function makeStage(tx: Asker): Promise<void> {
  await tx.query(readSql('server/imports/publish/stage-table.sql'));
}

/** When all rows are in it. */
export async function finishStage(tx: Asker): Promise<void> {
  await tx.query('create index on incoming_feature (id collate "C")');
  // Pieces are merged by id, in the database's own order of letters.
  await tx.query('create index on incoming_feature (id)');
  await tx.query('analyze incoming_feature');
}

/** @throws AppError BAD_GEOMETRY whose `problems` lists the first twenty features that cannot be kept */
export async function stageFeatures(tx: Asker, city: City, layer: Layer, publication: Publication, features: Iterable<IncomingFeature> | AsyncIterable<IncomingFeature>): Promise<Staged> {
  await makeStage(tx);
  const stage = new Stage(tx, layer, publication.make_valid ?? false, publication.demonstration, todayIn(city));
  for await (const feature of features) {
    await stage.take(feature);
    if (stage.count % CHUNK_ROWS === 0) publication.report?.(stage.count);
  }
  await stage.finish();
  publication.report?.(stage.count);
  return stage;
}

class Stage implements Staged {
  count = 0;
  repaired = 0;
  private rows: { n: number; feature: IncomingFeature; wkb: Uint8Array }[] = [];
  private bytes = 0;
  private readonly problems: string[] = [];

  constructor(
    private readonly tx: Asker,
    private readonly layer: Layer,
    private readonly make_valid: boolean,
    private readonly demonstration: boolean,
    private readonly today: string,
  ) {}

  async take(feature: IncomingFeature): Promise<void> {
    this.count += 1;
    const problems = formProblems(this.layer, feature, this.today);
    let wkb: Uint8Array | null = null;
    try {
      wkb = feature.geometry instanceof Uint8Array ? feature.geometry : geometryToWkb(feature.geometry);
    } catch (error) {
      if (!(error instanceof MalformedGeometry)) throw error;
      problems.push(`its geometry ${error.message}`);
    }
    if (problems.length > 0 || wkb === null) return this.complain(this.count, feature.id, problems);
    this.rows.push({ n: this.count, feature, wkb });
    this.bytes += wkb.byteLength;
    if (this.rows.length >= CHUNK_ROWS || this.bytes >= CHUNK_BYTES) await this.flush();
  }

  async finish(): Promise<void> {
    await this.flush();
    const { rows } = await this.tx.query<{ id: string; times: number; valid_from: string | null }>(
      readSql('server/imports/publish/find-duplicates.sql'),
      [SHOWN_PROBLEMS],
    );
    for (const row of rows) {
      this.problems.push(`feature "${row.id}" arrives ${row.times} times${row.valid_from === null ? '' : ` for ${row.valid_from}`}; expected once`);
    }
    if (this.problems.length > 0) this.refuse();
    await finishStage(this.tx);
  }

  private async flush(): Promise<void> {
    const [first, last] = [this.rows[0], this.rows.at(-1)];
    if (!first || !last) return;
    await this.tx.query(readSql('server/imports/publish/stage-features.sql'), [
      this.rows.map((row) => row.n),
      this.rows.map((row) => row.feature.id),
      this.rows.map((row) => row.feature.valid_from),
      this.rows.map((row) => row.feature.valid_to),
      this.rows.map((row) => row.wkb),
      this.rows.map((row) => JSON.stringify(this.asStored(row.feature.attributes))),
    ]);
    this.rows = [];
    this.bytes = 0;
    if (this.make_valid) {
      const { rowCount } = await this.tx.query(readSql('server/imports/publish/repair-features.sql'), [first.n, last.n]);
      this.repaired += rowCount;
    }
    const { rows } = await this.tx.query<{ n: number; id: string; problem: string }>(readSql('server/imports/publish/find-problems.sql'), [
      first.n,
      last.n,
      this.layer.geometry.map((kind) => DIMENSIONS[kind]),
      this.layer.geometry.join(' or '),
      SHOWN_PROBLEMS,
    ]);
    for (const row of rows) this.complain(row.n, row.id, [`its geometry ${row.problem}`]);
  }

  /** Of a demonstration set everything is 示意数据 that does not say otherwise. */
  private asStored(attributes: IncomingFeature['attributes']): Record<string, unknown> {
    const known = Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined);
    return { ...(this.demonstration ? { synthetic: true } : {}), ...Object.fromEntries(known) };
  }

  private complain(n: number, id: string, problems: readonly string[]): void {
    this.problems.push(`feature ${n} ("${id.slice(0, 80)}"): ${problems.join('; ')}`);
    if (this.problems.length >= SHOWN_PROBLEMS) this.refuse();
  }

  private refuse(): never {
    const list = this.problems.slice(0, SHOWN_PROBLEMS);
    const hint = list.some((one) => one.includes('not valid')) && !this.make_valid ? ' Repair of invalid shapes must be asked for.' : '';
    throw new AppError('BAD_GEOMETRY', `Nothing was published in "${this.layer.id}": ${list.join('. ')}.${hint}`, { problems: list });
  }
}

/** Its calendar's day now, as 2024-01-31. */
function todayIn({ time_zone }: City): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: time_zone }).format(new Date());
}

function formProblems(layer: Layer, feature: IncomingFeature, today: string): string[] {
  const problems = attributeProblems(layer, feature.attributes);
  // An id stands in addresses; control characters in one would be a trap.
  if (feature.id === '' || feature.id.length > 200 || /\p{C}/u.test(feature.id)) problems.push('its id must be 1 to 200 visible characters');
  for (const name of ['valid_from', 'valid_to'] as const) {
    const day = feature[name];
    if (day !== null && !isDate(day)) problems.push(`${name} is "${day}"; expected a date as 2024-01-31`);
    // What has no last day holds today: everything rests on that, so nothing may begin or end in days to come.
    else if (day !== null && day > today) problems.push(`${name} is ${day}; expected not later than today, ${today}: announce it when it holds, future-dated boundaries are not supported yet`);
  }
  if (feature.valid_from !== null && feature.valid_to !== null && feature.valid_to <= feature.valid_from) {
    problems.push(`it ends on ${feature.valid_to}, not after it begins on ${feature.valid_from}`);
  }
  return problems;
}
