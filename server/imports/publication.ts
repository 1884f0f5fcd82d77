/** A set of features to be published in one layer, who publishes it and why, and what came of it. */
import type { OfficialStatus } from '../../data/grammar.ts';
import type { Geometry } from '../contract/geo.ts';

export type Attributes = Readonly<Record<string, unknown>>;

/** One feature, or one dated version of it, as it arrives; coordinates are CGCS2000 degrees. */
export interface IncomingFeature {
  readonly id: string;
  /** GeoJSON, or WKB of a reader that has it already. */
  readonly geometry: Geometry | Uint8Array;
  /** Under the layer's attribute names, and the reserved source, confidence, synthetic, extra. */
  readonly attributes: Attributes;
  /**
   * First day on which this shape held in the world. Null: not said; a lone version then corrects the whole of the one that
   * holds today, also its end, and begins where all we hold has ended, if it has.
   */
  readonly valid_from: string | null;
  /** First day on which it no longer held; null: until the next version, or still. Outside its days what we hold stays. */
  readonly valid_to: string | null;
}

export interface Publication {
  readonly layer: string;
  readonly actor: string;
  readonly reason: string;
  readonly source: string;
  readonly licence: string;
  readonly attribution: string;
  readonly source_file: string | null;
  readonly source_sha256: string | null;
  readonly as_of: string | null;
  readonly status: OfficialStatus;
  readonly accuracy_m: number | null;
  readonly demonstration: boolean;
  /** "We have data here": Polygon or MultiPolygon; null: not stated. */
  readonly coverage: Geometry | null;
  /** merge: what is not in the set stays. replace: what is not in the set is closed. */
  readonly mode: 'merge' | 'replace';
  /** Repairs invalid geometry with ST_MakeValid and counts it; otherwise it is refused. */
  readonly make_valid?: boolean;
  /** Goes through every check and changes nothing. */
  readonly dry_run?: boolean;
  readonly features: Iterable<IncomingFeature> | AsyncIterable<IncomingFeature>;
  /** Called now and then with the number of features taken in so far. */
  readonly report?: (done: number) => void;
  /** Called now and then while another publication of the same layer is running. */
  readonly waiting?: () => void;
}

export interface Published {
  /** The layer's newest revision now; 0 when it has none. */
  readonly number: number;
  /** False: the set held nothing new, no revision was made. */
  readonly published: boolean;
  /** Numbers of features, not of versions. */
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  readonly repaired: number;
}
