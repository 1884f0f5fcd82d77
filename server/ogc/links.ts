/** Addresses of our own answers as others reach them, also behind a reverse proxy, and the links between them. */
import type { Language } from './language.ts';

export interface Link {
  readonly href: string;
  readonly rel: string;
  readonly type?: string;
  readonly title?: string;
  readonly hreflang?: string;
  readonly templated?: true;
}

export const JSON_TYPE = 'application/json';
export const GEOJSON = 'application/geo+json';
export const HTML = 'text/html';
export const SCHEMA = 'application/schema+json';
export const OPENAPI = 'application/vnd.oai.openapi+json;version=3.0';
export const MVT = 'application/vnd.mapbox-vector-tile';

export interface Addresses {
  /** `/collections/x` below `/ogc`, from where this server is reached. */
  readonly at: (path: string, query?: Readonly<Record<string, string | undefined>>) => string;
}

/** Who reads an answer. */
export interface Reader {
  readonly addresses: Addresses;
  readonly language: Language;
  /** Whether a page is read, or JSON. */
  readonly html: boolean;
}

/** @param origin `https://anlan.example`, without a slash at its end */
export function addressesFrom(origin: string): Addresses {
  return {
    at(path, query = {}) {
      const given = Object.entries(query).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]));
      const search = new URLSearchParams(given).toString();
      return `${origin}/ogc${path}${search === '' ? '' : `?${search}`}`;
    },
  };
}

/** The answer itself and the same in the other form. */
export function selfLinks(at: (f: string | undefined) => string, type: string, titles: { readonly as_json: string; readonly as_html: string }, html: boolean): Link[] {
  const [json, page]: [Link, Link] = [
    { href: at('json'), rel: html ? 'alternate' : 'self', type, title: titles.as_json },
    { href: at('html'), rel: html ? 'self' : 'alternate', type: HTML, title: titles.as_html },
  ];
  return html ? [page, json] : [json, page];
}
