/** Words that everything in data/ is said with. */

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** An SQL or GeoJSON file, as a path from the project's root. */
export type ProjectPath = string;

/** Who may see a thing: everyone · people of the bureau · named people. */
export type PublishLevel = 'public' | 'internal' | 'restricted';
