/** A measured number with all that it rests on: its sum, by district, the layers and the day that it speaks of. */
import type { Bilingual, Catalogue, Indicator, Measured } from '../../data/grammar.ts';
import { atOneMoment } from '../analysis/layer-versions.ts';
import type { Asker, Database } from '../db/database.ts';
import { findLayer } from '../features/find-layer.ts';
import { districtTitles } from './territory.ts';
import { knownLayers, lacking, type KnownLayer, type Moment } from './known-layers.ts';
import { membersOf, sumOf, yearEndsOf, type Member, type Sum } from './measure.ts';

export interface Measurement {
  readonly run_at: string;
  readonly layers: readonly KnownLayer[];
  /** Null: something is missing. */
  readonly sum: Sum | null;
  readonly by_district: readonly { readonly district: string | null; readonly title: Bilingual; readonly sum: Sum }[];
  /** At the ends of earlier years, where a layer holds a survey of each; what cannot be told for certain is left out. */
  readonly earlier: readonly { readonly day: string; readonly sum: Sum }[];
  /** The day that the members are known of. */
  readonly day: string | null;
  readonly source: Bilingual | null;
  readonly undetermined: Bilingual | null;
}

const elsewhere: Bilingual = { zh: '不在任何辖区内', en: 'In no district' };

export function measure(database: Database, catalogue: Catalogue, indicator: Indicator, measured: Measured, moment: Moment): Promise<Measurement> {
  return database.transaction(async (tx) => {
    await atOneMoment(tx);
    const layers = await knownLayers(tx, catalogue, indicator, moment);
    const nothing = { run_at: new Date().toISOString(), layers, sum: null, by_district: [], earlier: [], day: null, source: null };
    const missing = lacking(catalogue, indicator, layers);
    if (missing !== null) return { ...nothing, undetermined: missing };
    const rows = await membersOf(tx, catalogue, indicator, measured, moment);
    const speaking = speakingLayers(catalogue, layers, rows);
    const undated = speaking.find(({ as_of }) => as_of === null);
    if (undated) return { ...nothing, undetermined: noDay(catalogue, undated) };
    const sum = sumOf(measured, rows);
    const titles = await districtTitles(tx, catalogue, moment.known);
    const surveys = measured.years ? await yearEndsOf(tx, catalogue, measured.years, moment) : [];
    // A survey speaks of its own year, however late the layer that holds it was brought up to date.
    const day = [moment.day, ...speaking.map(({ as_of }) => as_of ?? moment.day), ...surveys.slice(-1)].toSorted()[0] ?? moment.day;
    const earlier = await earlierYears(tx, catalogue, indicator, measured, moment, surveys.filter((end) => end < day));
    return { ...nothing, sum, by_district: byDistrict(measured, rows, titles), earlier, day, source: sourceOf(catalogue, speaking), undetermined: sum.undetermined };
  });
}

async function earlierYears(tx: Asker, catalogue: Catalogue, indicator: Indicator, measured: Measured, moment: Moment, ends: readonly string[]): Promise<Measurement['earlier']> {
  const earlier: { day: string; sum: Sum }[] = [];
  for (const day of ends) {
    const sum = sumOf(measured, await membersOf(tx, catalogue, indicator, measured, { ...moment, day }));
    if (sum.value !== null && sum.unknown === 0) earlier.push({ day, sum });
  }
  return earlier;
}

/**
 * Those that hold the members; where there are none, all. Never the city itself, unless nothing else is asked: how old a border is says
 * nothing of what lies in it, also where the rest of a district is a member (land that does not lose soil).
 */
function speakingLayers({ city }: Catalogue, layers: readonly KnownLayer[], rows: readonly Member[]): readonly KnownLayer[] {
  const holding = new Set(rows.map(({ layer }) => layer));
  const others = layers.filter(({ layer }) => layer !== city.territory);
  const found = others.filter(({ layer }) => holding.has(layer));
  return [found, others].find(({ length }) => length > 0) ?? layers;
}

function noDay(catalogue: Catalogue, { layer }: KnownLayer): Bilingual {
  const { zh, en } = findLayer(catalogue, layer).title;
  return { zh: `无法判定：图层「${zh}」没有注明资料日期。`, en: `Undetermined: the layer “${en}” does not say of what day it is.` };
}

function sourceOf(catalogue: Catalogue, layers: readonly KnownLayer[]): Bilingual {
  const named = layers.map(({ layer, as_of, revision }) => ({ ...findLayer(catalogue, layer).title, as_of: as_of ?? '', revision }));
  return {
    zh: `据图层${named.map(({ zh, as_of, revision }) => `「${zh}」（资料日期${as_of}，第${revision}版）`).join('、')}测算`,
    en: `Measured from ${named.map(({ en, as_of, revision }) => `“${en}” (as of ${as_of}, revision ${revision})`).join(', ')}`,
  };
}

function byDistrict(measured: Measured, rows: readonly Member[], titles: ReadonlyMap<string, string>): Measurement['by_district'] {
  const ids = [...titles.keys(), ...new Set(rows.flatMap(({ district_id }) => (district_id === null || titles.has(district_id) ? [] : [district_id])))];
  const some = rows.some(({ district_id }) => district_id === null);
  return [...ids, ...(some ? [null] : [])].map((district) => {
    const title = district === null ? elsewhere : { zh: titles.get(district) ?? district, en: titles.get(district) ?? district };
    return { district, title, sum: sumOf(measured, rows.filter(({ district_id }) => district_id === district)) };
  });
}
