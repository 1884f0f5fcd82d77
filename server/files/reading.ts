/** What a bureau's files are found to hold, and how their rows are read: the contract between reading (this room) and taking in (imports). */

/** A file as it lies on our disk, under the name that it came by. */
export interface GivenFile {
  /** As the person's own computer has it, folders included: `图斑/DLTB.shp`. Never used as a path here. */
  readonly name: string;
  /** Absolute, on our disk. */
  readonly path: string;
}

/** What was dropped at once: loose parts of a shapefile, one zip, several tables. */
export interface Bundle {
  readonly files: readonly GivenFile[];
  /** An existing folder of this bundle alone, absolute: zips are opened into it, once for all readings. Whoever made it removes it. */
  readonly work_dir: string;
}

export type FileFormat = 'shapefile' | 'geopackage' | 'geojson' | 'geojson-lines' | 'kml' | 'csv' | 'xlsx' | 'boundary-points' | 'fire-points';
export type GeometryKind = 'Point' | 'LineString' | 'Polygon' | 'MultiPoint' | 'MultiLineString' | 'MultiPolygon';
export type TextEncoding = 'utf-8' | 'gb18030' | 'big5' | 'windows-1252' | 'utf-16le';
/** CGCS2000 and WGS84 count as equal; the other two are moved back by the published algorithm (good to about 1 m). */
export type Datum = 'CGCS2000' | 'WGS84' | 'GCJ-02' | 'BD-09';
export type PlainValue = string | number | boolean | null;
/** Longitude, latitude in CGCS2000 degrees. */
export type Place = readonly [number, number];
/** West, south, east, north. */
export type Box = readonly [number, number, number, number];

/** A sentence that the page words in zh and en: its key, and the values that stand in it. `saidCodes` lists them all. */
export interface Said {
  readonly code: SaidCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Every sentence of an inspection, with the values that it holds. */
export const saidCodes = {
  // How the coordinate system was told. Where {title} (zh) stands, `title_en` stands beside it in the values.
  'frame-stated': 'The file states {title} (EPSG:{srid}; 0: a system of its own).',
  'frame-by-standard': 'The format is always in WGS 84 degrees.',
  'frame-by-zone': 'The easting begins with zone {zone}: {title} (EPSG:{srid}).',
  'frame-by-range': 'No zone before the easting; in {title} (EPSG:{srid}) the figures lie near the city.',
  'frame-by-degrees': 'The figures are degrees of longitude and latitude.',
  'frame-as-said': 'Read as told: {title} (EPSG:{srid}).',
  'frame-unknown': 'No system fits the figures, such as {x}, {y}.',
  'frame-contradicted': 'The file states {title}, which the figures contradict: they are told by the figures.',
  'axes-swapped': 'North (or latitude) stands before east: turned.',
  'header-says-zone': 'The header says zone {zone} of the {width}° belts.',
  'datum-open': 'Degrees without a word about their datum: read as CGCS2000; from an internet map they would lie {metres} m off.',
  // Warnings about where it lies.
  'outside-city': '{count} of {of} looked-at shapes lie away from the city ({share} %).',
  'wrong-zone': 'As stated it lies {km} km from the city; in {title} (EPSG:{srid}) it lies there.',
  feet: 'The unit of the coordinates is {unit}, not the metre.',
  'likely-gcj02': 'The column or name “{clue}” is of a source in GCJ-02 (about 400 m off here).',
  'likely-bd09': 'The column or name “{clue}” is of a source in BD-09 (about 1 km off here).',
  'old-datum': 'The coordinates are in {datum}: the way to CGCS2000 needs official parameters of the surveying department.',
  'several-zones': 'The eastings are of several zones: {zones}.',
  // Warnings about what is in it.
  'no-geometry-columns': 'No columns of coordinates were recognised: name them.',
  'characters-lost': '{count} cells hold bytes that are no {encoding} text.',
  'index-missing': 'The file {name} is missing: {what} is not read.',
  'heights-left-out': 'Heights are left out.',
  'curves-not-read': 'The geometry kind {kind} is not read.',
  'rows-cut': 'Only the first {rows} rows were looked at.',
  // Files that were not read.
  'file-not-read': 'The file {name} is of no kind that is read here.',
} as const;
export type SaidCode = keyof typeof saidCodes;

export interface CheckedFile {
  /** As given, or as it stands in the zip after `zip-name/`. */
  readonly name: string;
  readonly size_bytes: number;
  /** Hexadecimal; of the file as given (a zip counts as one file). */
  readonly sha256: string;
}

export interface Inspection {
  readonly files: readonly CheckedFile[];
  /** One checksum for all of them, whatever their order and folder. */
  readonly sha256: string;
  readonly tables: readonly FoundTable[];
  readonly left_out: readonly Said[];
}

export interface FoundTable {
  /** Tells one table of the bundle from another, the same at each inspection of the same files: `choices.table`. */
  readonly id: string;
  /** What it is called: the shapefile's, layer's or sheet's name. */
  readonly name: string;
  /** Name of the file that holds it. */
  readonly file: string;
  readonly format: FileFormat;
  readonly geometry_kinds: readonly GeometryKind[];
  /** Where the geometry stands when columns hold it (CSV, XLSX); null: shapes of the format itself, or (with `no-geometry-columns`) not found. */
  readonly geometry_columns: GeometryColumns | null;
  readonly columns: readonly FoundColumn[];
  /** Null: not known before it is read. */
  readonly rows: number | null;
  /** How many of them the guesses rest on. */
  readonly looked_at: number;
  /** Null: the format has one encoding (GeoPackage, XLSX). */
  readonly encoding: FoundEncoding | null;
  readonly frame: FoundFrame;
  /** The first rows, at most 20, in the chosen encoding. */
  readonly sample: readonly Readonly<Record<string, PlainValue>>[];
  readonly warnings: readonly Said[];
}

export type ColumnKind = 'text' | 'number' | 'integer' | 'date' | 'boolean';

export interface FoundColumn {
  readonly name: string;
  /** Of all looked-at values that are not empty; text when they differ or there is none. */
  readonly kind: ColumnKind;
  /** At most 5 different ones, as they read. */
  readonly samples: readonly string[];
  /** 0 … 1, of the rows looked at. */
  readonly share_empty: number;
}

/** `xy`: two columns of figures (degrees also with minutes and seconds). `wkt`: one column. */
export type GeometryColumns = { readonly kind: 'xy'; readonly x: string; readonly y: string } | { readonly kind: 'wkt'; readonly wkt: string };

export interface FoundEncoding {
  readonly used: TextEncoding;
  /** strict: every byte is UTF-8. cpg, ldid, declared: the file says so. fallback: GB 18030, because nothing else holds. said: by the person. mark: a byte-order mark. */
  readonly how: 'strict' | 'cpg' | 'ldid' | 'declared' | 'mark' | 'fallback' | 'said';
  /** What the .cpg says, as it stands there; null: there is none. */
  readonly cpg: string | null;
  /** The same cells under each encoding that one might choose, the used one first; only where there is anything but ASCII. */
  readonly previews: readonly { readonly encoding: TextEncoding; readonly cells: readonly string[]; readonly whole: boolean }[];
}

export interface FoundFrame {
  /** EPSG; 0: the file's own system, which has no code; null: none is known, the person must choose. */
  readonly srid: number | null;
  readonly title: { readonly zh: string; readonly en: string } | null;
  readonly how: 'stated' | 'standard' | 'zone' | 'range' | 'degrees' | 'said' | 'unknown';
  /** The first number is north. */
  readonly swapped: boolean;
  /** The zone that stands before the eastings (36 of 36402118); null: none does. */
  readonly zone: number | null;
  readonly explained: readonly Said[];
  readonly warnings: readonly Said[];
  /** A picture for each reading that makes sense, the used one first: draw `box` and `places` on the map. */
  readonly candidates: readonly FrameCandidate[];
}

export interface FrameCandidate {
  readonly srid: number;
  readonly title: { readonly zh: string; readonly en: string };
  readonly swapped: boolean;
  readonly centre: Place;
  readonly box: Box;
  /** Of some hundred shapes one vertex each, to be drawn as points. */
  readonly places: readonly Place[];
  /** 0 … 1 of the looked-at shapes that lie in or near the city. */
  readonly share_near: number;
}

/** What the person decided; what is absent stays as it was found. With `srid` and `swapped` both said nothing is looked at twice. */
export interface Choices {
  readonly table: string;
  readonly encoding?: TextEncoding;
  /** EPSG; 0 or absent: as found. */
  readonly srid?: number;
  readonly swapped?: boolean;
  readonly datum?: Datum;
  readonly geometry_columns?: GeometryColumns;
}

export interface Batch {
  readonly rows: readonly RawRow[];
}

export interface RawRow {
  /** Counted from 1 in the table, heading apart: what an error list shows. */
  readonly number: number;
  /** What the format itself tells features apart by (GeoJSON `id`, GeoPackage primary key); null: nothing. */
  readonly id: string | null;
  /** WKB (little-endian, two dimensions) in CGCS2000 degrees, longitude before latitude; null: none, or a fault says why. */
  readonly geometry: Uint8Array | null;
  /** Under the names of `FoundTable.columns`, those left out that hold the position. Dates as 2024-01-31. What is nested is JSON text. */
  readonly properties: Readonly<Record<string, PlainValue>>;
  readonly faults: readonly RowFault[];
}

/** Why something of a row could not be read; the row itself is there. */
export interface RowFault {
  readonly code: keyof typeof rowFaultCodes;
  readonly values: Readonly<Record<string, string | number>>;
}

export const rowFaultCodes = {
  'no-geometry': 'The row has no geometry.',
  'bad-position': 'The position {value} cannot be read.',
  'bad-geometry': 'The geometry cannot be read: {why}.',
  'no-place': 'The coordinates {x}, {y} lead to no place on the Earth.',
  'kind-not-read': 'The geometry kind {kind} is not read.',
  'ring-closed': 'Open rings were closed: {rings}. The geometry is there.',
  'characters-lost': 'The cell {column} holds bytes that are no {encoding} text.',
} as const;

export interface ReadingProgress {
  readonly step: 'unpacking' | 'looking' | 'reading';
  readonly rows: number;
  readonly bytes: number;
  /** Null: not known. */
  readonly of_bytes: number | null;
}

export interface Watching {
  readonly signal?: AbortSignal;
  /** A few times a second at most. */
  readonly report?: (progress: ReadingProgress) => void;
}

/**
 * Reads in a child process of its own, with a limit of memory and time; `openFileRoom(city)` in `file-room.ts` makes one.
 * Both throw AppError: BAD_REQUEST or TOO_LARGE with `extra.why = { code, values }` (a `RefusedCode` of `refused.ts`), BUSY when too many wait.
 */
export interface FileRoom {
  /** @param said what the person has decided already, of one table or (without `table`) of all: what is found is what a reading with it would give */
  inspect(bundle: Bundle, said?: Partial<Omit<Choices, 'datum'>>, watching?: Watching): Promise<Inspection>;
  /** Batches of at most 1,000 rows or 4 MB, the next one not read before the last one is taken; leaving the loop ends the reading. */
  read(bundle: Bundle, choices: Choices, watching?: Watching): AsyncIterable<Batch>;
  close(): Promise<void>;
}
