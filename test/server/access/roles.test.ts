/** Every route of the contract, asked by every role; who may what stands in a table written by hand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles, type Role } from '../../../data/grammar.ts';
import { contract, type Endpoint, type RequestLine } from '../../../server/contract/contract.ts';
import { openApp, type OpenApp } from '../app/open-app.ts';
import { signedIn, type SignedIn } from './sign-in.ts';

/** The least role of each request line. */
const LEAST: Readonly<Record<RequestLine, Role>> = {
  'GET /api/health': 'public',
  'GET /api/ready': 'public',
  'GET /api/catalogue': 'public',
  'GET /api/layers': 'public',
  'GET /api/layers/:layer': 'public',
  'GET /api/layers/:layer/features': 'public',
  'GET /api/layers/:layer/features/:id': 'public',
  'GET /api/at': 'public',
  'GET /api/search': 'public',
  'GET /api/rules/:rule/findings': 'public',
  'POST /api/rules/:rule/check': 'public',
  'POST /api/rules/:rule/dry-run': 'viewer',
  'GET /api/findings': 'public',
  'GET /api/findings/summary': 'public',
  'GET /api/findings/points': 'public',
  'GET /api/findings/:key': 'public',
  'POST /api/findings/:key/decisions': 'reviewer',
  'GET /api/scans': 'public',
  'POST /api/scans': 'planner',
  'GET /api/scans/:id': 'public',
  'DELETE /api/scans/:id': 'planner',
  'POST /api/check': 'public',
  'POST /api/sites/read': 'public',
  'GET /api/sites': 'viewer',
  'POST /api/sites': 'planner',
  'GET /api/sites/:id': 'viewer',
  'POST /api/sites/:id/runs': 'planner',
  'DELETE /api/sites/:id': 'planner',
  'GET /api/plan': 'public',
  'GET /api/indicators/:indicator': 'public',
  'GET /api/indicators/:indicator/members': 'public',
  'POST /api/indicators/:indicator/observations': 'planner',
  'POST /api/observations': 'planner',
  'GET /api/indicators/:indicator/account': 'public',
  'POST /api/indicators/:indicator/account': 'public',
  'GET /api/indicators/:indicator/quality': 'public',
  'GET /api/indicators/:indicator/pieces': 'public',
  'GET /api/imports': 'planner',
  'POST /api/imports': 'planner',
  'GET /api/imports/:id': 'planner',
  'PUT /api/imports/:id/choices': 'planner',
  'POST /api/imports/:id/check': 'planner',
  'GET /api/imports/:id/rows': 'planner',
  'PATCH /api/imports/:id/rows/:number': 'planner',
  'GET /api/imports/:id/diff': 'planner',
  'POST /api/imports/:id/publish': 'reviewer',
  'DELETE /api/imports/:id': 'planner',
  'POST /api/layers/:layer/rollback': 'reviewer',
  'GET /api/session': 'public',
  'POST /api/session': 'public',
  'DELETE /api/session': 'public',
  'PUT /api/session/password': 'viewer',
  'GET /api/people': 'administrator',
  'POST /api/people': 'administrator',
  'PUT /api/people/:id': 'administrator',
  'POST /api/people/:id/password': 'administrator',
  'GET /api/audit': 'administrator',
  'GET /api/audit/verification': 'administrator',
};

/** Posts that anyone may send, without a session's token: they store nothing that belongs to somebody. */
const OPEN_TO_ALL = ['POST /api/rules/:rule/check', 'POST /api/check', 'POST /api/sites/read', 'POST /api/indicators/:indicator/account', 'POST /api/session'];

/** What answers beside the contract: files and redirections. */
const OTHERS: Readonly<Record<string, Role>> = {
  'GET /tiles/{layer}/{revision}/{z}/{x}/{y}.mvt': 'public',
  'GET /api/audit.csv': 'administrator',
  'GET /api/imports/{id}/rows.csv': 'planner',
  'GET /api/events': 'public',
  'GET /api/findings/export': 'public',
  'GET /api/indicators/{indicator}/account.csv': 'public',
  'GET /api/indicators/{indicator}/account.xlsx': 'public',
  'GET /api/indicators/{indicator}/pieces.geojson': 'public',
  'GET /ogc': 'public',
  'GET /ogc/api': 'public',
  'GET /ogc/conformance': 'public',
  'GET /ogc/collections': 'public',
  'GET /ogc/collections/{collectionId}': 'public',
  'GET /ogc/collections/{collectionId}/items': 'public',
  'GET /ogc/collections/{collectionId}/items/{featureId}': 'public',
  'GET /ogc/collections/{collectionId}/queryables': 'public',
  'GET /ogc/collections/{collectionId}/schema': 'public',
  'GET /ogc/collections/{collectionId}/tiles': 'public',
  'GET /ogc/collections/{collectionId}/tiles/{tileMatrixSetId}': 'public',
  'GET /ogc/collections/{collectionId}/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}': 'public',
  'GET /ogc/tileMatrixSets': 'public',
  'GET /ogc/tileMatrixSets/{tileMatrixSetId}': 'public',
};

const lines = Object.keys(contract) as RequestLine[];

let open: OpenApp;
const people = new Map<Role, SignedIn>();
beforeAll(async () => {
  open = await openApp({ ANLAN_ANONYMOUS_ROLE: 'public' });
  for (const role of roles) if (role !== 'public') people.set(role, await signedIn(open.database, role));
}, 120_000);
afterAll(() => open.close(), 60_000);

/** Asks with empty hands: who may pass is refused for the empty body or the unknown thing, never for who they are. */
async function ask(line: string, role: Role): Promise<number> {
  const [method, path] = line.split(' ') as ['GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', string];
  const url = path.replaceAll(/:(\w+)|\{(\w+)\}/g, (_, name: string, other: string) => ({ layer: 'parcels', revision: '1', z: '0', x: '0', y: '0' })[name ?? other] ?? 'nothing');
  // Events are told until somebody leaves: of that answer only the beginning is waited for.
  const answer = await open.app.inject({ method, url, headers: people.get(role)?.headers ?? {}, ...(url === '/api/events' && { payloadAsStream: true }), ...(method === 'POST' || method === 'PUT' || method === 'PATCH' ? { payload: {} } : {}) });
  if (url === '/api/events') answer.stream().destroy();
  if (![401, 403].includes(answer.statusCode)) return 0;
  expect(answer.json()).toMatchObject({ code: answer.statusCode === 401 ? 'NOT_SIGNED_IN' : 'NOT_ALLOWED' });
  return answer.statusCode;
}

/** Signing out ends the session, so it is asked with one of its own. */
async function askOut(role: Role): Promise<number> {
  const own = role === 'public' ? null : await signedIn(open.database, role);
  const answer = await open.app.inject({ method: 'DELETE', url: '/api/session', headers: own?.headers ?? {} });
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({ person: null, role: 'public' });
  return 0;
}

/** What a role gets from a route that asks for another: nothing in its way, or refused as a stranger or as a person. */
function expected(role: Role, least: Role): number {
  if (roles.indexOf(role) >= roles.indexOf(least)) return 0;
  return role === 'public' ? 401 : 403;
}

describe('every request line', () => {
  it('stands in the table, and the contract says the same', () => {
    expect(lines.toSorted()).toEqual(Object.keys(LEAST).toSorted());
    expect(lines.filter((line) => ((contract[line] as Endpoint).access ?? 'public') !== LEAST[line])).toEqual([]);
  });
  it('that changes something names a role, or is open to all on purpose', () => {
    const endpoint = (line: RequestLine): Endpoint => contract[line];
    expect(lines.filter((line) => !line.startsWith('GET ') && endpoint(line).access === undefined)).toEqual(OPEN_TO_ALL);
    expect(lines.filter((line) => endpoint(line).open_to_all === true)).toEqual(OPEN_TO_ALL);
  });
  it('is all there is, beside the files that are listed here', () => {
    const { paths } = open.app.swagger() as { paths: Record<string, Record<string, unknown>> };
    const served = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    const promised = new Set(lines.map((line) => line.replaceAll(/:(\w+)/g, '{$1}')));
    expect(served.filter((line) => !promised.has(line) && !line.startsWith('HEAD ')).toSorted()).toEqual(Object.keys(OTHERS).toSorted());
  });
});

describe.each(roles)('somebody with the role %s', (role) => {
  it.each([...lines.map((line) => [line, LEAST[line]] as const), ...Object.entries(OTHERS)].map(([line, least]) => [line, expected(role, least)] as const))('%s: %i', async (line, status) => {
    expect(await (line === 'DELETE /api/session' ? askOut(role) : ask(line, role))).toBe(status);
  });
});

describe('where everybody is a viewer', () => {
  it('a stranger reads what viewers read and changes nothing', async () => {
    const bureau = await openApp();
    const get = async (url: string) => (await bureau.app.inject({ url })).statusCode;
    expect([await get('/api/sites'), await get('/api/people')]).toEqual([200, 401]);
    expect((await bureau.app.inject({ method: 'POST', url: '/api/sites', payload: {} })).statusCode).toBe(401);
    expect((await bureau.app.inject({ method: 'PUT', url: '/api/session/password', payload: { current: 'x', password: 'y' } })).statusCode).toBe(401);
    await bureau.close();
  }, 60_000);
});
