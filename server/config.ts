/** The environment as one typed object; anything it does not understand stops the start with one sentence. */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import type { Role } from '../data/grammar.ts';
import { Basemap } from './contract/catalogue.ts';

const Environment = Type.Object({
  HOST: Type.String({ default: '127.0.0.1' }),
  PORT: Type.Integer({ default: 8080, minimum: 0, maximum: 65535 }),
  DATABASE_URL: Type.Optional(Type.String({ minLength: 1 })),
  ANLAN_DATA_DIR: Type.String({ default: '.anlan/database' }),
  ANLAN_BASEMAPS: Type.String({ default: '[]' }),
  ANLAN_TIANDITU_KEY: Type.Optional(Type.String({ pattern: '^[0-9a-f]{32}$' })),
  ANLAN_BODY_LIMIT: Type.Integer({ default: 1_048_576, minimum: 1024 }),
  ANLAN_REQUESTS_PER_MINUTE: Type.Integer({ default: 6000, minimum: 1 }),
  ANLAN_TRUST_PROXY: Type.Integer({ default: 0, minimum: 0, maximum: 10 }),
  ANLAN_ANONYMOUS_ROLE: Type.Union([Type.Literal('public'), Type.Literal('viewer')], { default: 'public' }),
  ANLAN_PUBLIC_ORIGIN: Type.Optional(Type.String({ pattern: '^https?://[^/?#\\s]+$' })),
  ANLAN_ADMIN_PASSWORD: Type.Optional(Type.String({ minLength: 10, maxLength: 200 })),
  ANLAN_AUDIT_KEY: Type.Optional(Type.String({ minLength: 32, maxLength: 200 })),
  ANLAN_OIDC_ISSUER: Type.Optional(Type.String({ pattern: '^https?://[^\\s]+$' })),
  ANLAN_OIDC_CLIENT_ID: Type.Optional(Type.String({ minLength: 1 })),
  ANLAN_OIDC_CLIENT_SECRET: Type.Optional(Type.String({ minLength: 1 })),
  ANLAN_OIDC_ROLE_CLAIM: Type.String({ default: 'roles' }),
  ANLAN_OIDC_ROLES: Type.String({ default: '{}' }),
  LOG_LEVEL: Type.Union(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'].map((level) => Type.Literal(level)), { default: 'warn' }),
});

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly database_url: string | undefined;
  readonly data_dir: string;
  readonly basemaps: readonly Basemap[];
  readonly body_limit_bytes: number;
  readonly requests_per_minute: number;
  /** Reverse proxies in front of us whose X-Forwarded-For is believed; whatever stands further left is the caller's own word. */
  readonly trust_proxy: number;
  /** What everybody is who is not signed in; `viewer` where only people of the bureau can reach this server at all. */
  readonly anonymous_role: 'public' | 'viewer';
  /** Where people find this server when a proxy shows it under another name: `https://anlan.example`. */
  readonly public_origin: string | undefined;
  /** Of the administrator who is made at the first start; without it a one-time password is made and shown. */
  readonly admin_password: string | undefined;
  /** Signs the end of the audit log; without it a key file in the data directory does. */
  readonly audit_key: string | undefined;
  /** The organisation's own sign-in service (OpenID Connect); undefined: none is asked. */
  readonly oidc: Oidc | undefined;
  readonly log_level: string;
}

type PersonRole = Exclude<Role, 'public'>;

export interface Oidc {
  readonly issuer: string;
  readonly client_id: string;
  readonly client_secret: string | undefined;
  /** The claim of the ID token that says what somebody is, and which of its values gives which role here. */
  readonly role_claim: string;
  readonly roles: Readonly<Record<string, PersonRole>>;
}

/** Never written to a terminal or a log. */
const SECRET = /PASSWORD|SECRET|KEY|URL/;

export class BadConfiguration extends Error {
  override readonly name = 'BadConfiguration';
}

/** @throws BadConfiguration with the variable, its value and what was expected */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const names = Object.keys(Environment.properties);
  const given = Object.fromEntries(names.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])));
  const values = Value.Default(Environment, Value.Convert(Environment, given));
  if (!Value.Check(Environment, values)) {
    const [first] = Value.Errors(Environment, values);
    const name = first?.instancePath.slice(1) || 'environment';
    const shown = SECRET.test(name) ? '…' : (environment[name] ?? '');
    throw new BadConfiguration(`${name}=${shown} cannot be used: it ${first?.message ?? 'is not understood'}.`);
  }
  const checked: Static<typeof Environment> = values;
  return {
    host: checked.HOST,
    port: checked.PORT,
    database_url: checked.DATABASE_URL,
    data_dir: resolve(checked.ANLAN_DATA_DIR.replace(/^~(?=\/)/, homedir())),
    basemaps: [...tianditu(checked.ANLAN_TIANDITU_KEY), ...readBasemaps(checked.ANLAN_BASEMAPS)],
    body_limit_bytes: checked.ANLAN_BODY_LIMIT,
    requests_per_minute: checked.ANLAN_REQUESTS_PER_MINUTE,
    trust_proxy: checked.ANLAN_TRUST_PROXY,
    anonymous_role: checked.ANLAN_ANONYMOUS_ROLE,
    public_origin: checked.ANLAN_PUBLIC_ORIGIN,
    admin_password: checked.ANLAN_ADMIN_PASSWORD,
    audit_key: checked.ANLAN_AUDIT_KEY,
    oidc: readOidc(checked),
    log_level: checked.LOG_LEVEL,
  };
}

function readOidc(given: Static<typeof Environment>): Oidc | undefined {
  const { ANLAN_OIDC_ISSUER: issuer, ANLAN_OIDC_CLIENT_ID: client_id } = given;
  if (issuer === undefined) return undefined;
  if (client_id === undefined) throw new BadConfiguration('ANLAN_OIDC_ISSUER is given without ANLAN_OIDC_CLIENT_ID.');
  if (!URL.canParse(issuer)) throw new BadConfiguration(`ANLAN_OIDC_ISSUER=${issuer} is not an address.`);
  return { issuer, client_id, client_secret: given.ANLAN_OIDC_CLIENT_SECRET, role_claim: given.ANLAN_OIDC_ROLE_CLAIM, roles: readRoles(given.ANLAN_OIDC_ROLES) };
}

const Roles = Type.Record(Type.String(), Type.Unsafe<PersonRole>(Type.Enum(['viewer', 'planner', 'reviewer', 'administrator'])));

function readRoles(text: string): Oidc['roles'] {
  const wanted = 'ANLAN_OIDC_ROLES must be a JSON object from values of the claim to viewer, planner, reviewer or administrator';
  let roles: unknown;
  try {
    roles = JSON.parse(text);
  } catch {
    throw new BadConfiguration(`${wanted}; it is not JSON.`);
  }
  if (!Value.Check(Roles, roles)) throw new BadConfiguration(`${wanted}; it holds something else.`);
  return roles;
}

function readBasemaps(text: string): Basemap[] {
  const wanted = 'a JSON array of {id, title:{zh,en}, kind:"xyz"|"pmtiles", tiles:[…], attribution, min_zoom, max_zoom}';
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw new BadConfiguration(`ANLAN_BASEMAPS is not JSON; expected ${wanted}.`);
  }
  if (!Value.Check(Type.Array(Basemap), list)) throw new BadConfiguration(`ANLAN_BASEMAPS cannot be used; expected ${wanted}.`);
  return list;
}

/** 天地图's Web Mercator rasters (`_w`); CGCS2000 degrees (`_c`) cannot be drawn by MapLibre. */
function tianditu(key: string | undefined): Basemap[] {
  if (!key) return [];
  const tiles = (layer: string) =>
    `https://t0.tianditu.gov.cn/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${key}`;
  const common = { kind: 'xyz' as const, attribution: '天地图 tianditu.gov.cn', min_zoom: 1, max_zoom: 18 };
  return [
    { id: 'tianditu-vec', title: { zh: '天地图 矢量', en: 'Tianditu map' }, tiles: [tiles('vec'), tiles('cva')], ...common },
    { id: 'tianditu-img', title: { zh: '天地图 影像', en: 'Tianditu imagery' }, tiles: [tiles('img'), tiles('cia')], ...common },
  ];
}
