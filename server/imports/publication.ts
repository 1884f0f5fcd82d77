/** A set of features to be published in one layer, who publishes it and why, and what came of it. */
import type { OfficialStatus } from '../../data/grammar.ts';
import type { Geometry } from '../contract/geo.ts';
import type { Asker, Value } from '../db/database.ts';

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

/** Features that lie in the database already, checked; or an earlier revision that is brought back. */
export type Prepared =
  | {
      /** Fills `incoming_feature` within the publication's transaction. */
      readonly stage: (tx: Asker) => Promise<Staged>;
      /** A statement that names the ids to be closed, in order: its values, then the id before and how many. */
      readonly closing?: { readonly sql: string; readonly values: readonly Value[] };
    }
  | { readonly restore: number };

export interface Staged {
  readonly count: number;
  readonly repaired: number;
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
  /** "We have data here": Polygon or MultiPolygon, or the WKB that a revision kept; null: not stated. */
  readonly coverage: Geometry | Uint8Array | null;
  /** merge: what is not in the set stays. replace: what is not in the set is closed. */
  readonly mode: 'merge' | 'replace';
  /** Repairs invalid geometry with ST_MakeValid and counts it; otherwise it is refused. */
  readonly make_valid?: boolean;
  /** Goes through every check and changes nothing. */
  readonly dry_run?: boolean;
  readonly features: Iterable<IncomingFeature> | AsyncIterable<IncomingFeature> | Prepared;
  /** How the source file was read: encoding, coordinate system, mapping. */
  readonly source_read?: Readonly<Record<string, unknown>>;
  /** The revision that the features were compared with: where the layer has another one, nothing is published (LAYER_MOVED). */
  readonly based_on?: number;
  /** Whatever else must be kept with the revision or not at all; called at the end of the transaction. */
  readonly within?: (tx: Asker, number: number) => Promise<void>;
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
