/**
 * The law behind the rules, wording by wording with the days on which it was in force; a check cites the wording of the day of the act.
 * The wordings stand in laws/ by subject; laws/writing.ts says what a confirmed wording is and what a summary.
 */
import type { LegalBasis, LegalText } from './grammar.ts';
import { onAir } from './laws/air.ts';
import { onHeatingAndDust, onPlan } from './laws/heating-and-dust.ts';
import { onMinerals } from './laws/minerals.ts';
import { onNature } from './laws/nature.ts';
import { onGroundwater, onOutfalls } from './laws/outfalls-and-wells.ts';
import { rivers } from './laws/rivers.ts';
import { shoreline } from './laws/shoreline.ts';
import { onSupervision } from './laws/supervision.ts';
import { treatment } from './laws/treatment.ts';
import { onWaste } from './laws/waste.ts';
import { onWater } from './laws/water.ts';

export const laws: readonly LegalBasis[] = [...shoreline, ...rivers, ...treatment, ...onAir, ...onWater, ...onWaste, ...onNature, ...onMinerals, ...onSupervision, ...onHeatingAndDust, ...onPlan, ...onOutfalls, ...onGroundwater];

/** The basis with that id. @throws when data/ cites a basis that does not exist */
export function legalBasis(id: string): LegalBasis {
  const found = laws.find((basis) => basis.id === id);
  if (found === undefined) throw new Error(`laws.ts has no legal basis "${id}"`);
  return found;
}

/** The wording in force on `date` (YYYY-MM-DD), or null when none was. */
export function textInForce(basis: LegalBasis, date: string): LegalText | null {
  return basis.texts.find((text) => text.valid_from <= date && (text.valid_to === null || date < text.valid_to)) ?? null;
}
