/** A small OpenID Connect service on this machine for tests: it asks nobody for a password and confirms whoever the test names. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OidcIssuer {
  readonly issuer: string;
  /** What the next ID token says, beside what it must; a test may also lie here (`iss`, `aud`, `nonce`, `exp`). */
  claims: Readonly<Record<string, unknown>>;
  /** Signs with a key that the service does not publish. */
  forges: boolean;
  /** Requests that reached it. */
  readonly asked: string[];
  stop(): Promise<void>;
}

interface Granted {
  readonly challenge: string;
  readonly nonce: string;
  readonly redirect_uri: string;
}

const json = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export async function startOidcIssuer(client_id: string, client_secret: string): Promise<OidcIssuer> {
  const [own, other] = [generateKeyPairSync('rsa', { modulusLength: 2048 }), generateKeyPairSync('rsa', { modulusLength: 2048 })];
  const granted = new Map<string, Granted>();
  const asked: string[] = [];
  const state: { claims: Readonly<Record<string, unknown>>; forges: boolean } = { claims: {}, forges: false };
  let issuer = '';

  function idToken(nonce: string): string {
    const now = Math.floor(Date.now() / 1000);
    const signed = `${json({ alg: 'RS256', kid: 'test' })}.${json({ iss: issuer, aud: client_id, iat: now, exp: now + 60, nonce, ...state.claims })}`;
    const key = state.forges ? other.privateKey : own.privateKey;
    return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
  }

  function exchange(form: URLSearchParams, authorization: string): { status: number; body: unknown } {
    const grant = granted.get(form.get('code') ?? '');
    granted.delete(form.get('code') ?? '');
    const secret = form.get('client_secret') ?? decodeURIComponent(Buffer.from(authorization.replace('Basic ', ''), 'base64').toString().split(':')[1] ?? '');
    const proven = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
    if (!grant || proven !== grant.challenge || form.get('redirect_uri') !== grant.redirect_uri || secret !== client_secret) return { status: 400, body: { error: 'invalid_grant' } };
    return { status: 200, body: { access_token: 'none', token_type: 'Bearer', id_token: idToken(grant.nonce) } };
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    asked.push(`${request.method} ${url.pathname}`);
    const send = (status: number, body: unknown) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (url.pathname === '/.well-known/openid-configuration') {
      return send(200, {
        issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'], code_challenge_methods_supported: ['S256'],
      });
    }
    if (url.pathname === '/keys') return send(200, { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'RS256' }] });
    if (url.pathname === '/authorize') {
      const said = (name: string): string => url.searchParams.get(name) ?? '';
      const code = randomBytes(16).toString('hex');
      granted.set(code, { challenge: said('code_challenge'), nonce: said('nonce'), redirect_uri: said('redirect_uri') });
      return response.writeHead(302, { location: `${said('redirect_uri')}?${new URLSearchParams({ code, state: said('state') })}` }).end();
    }
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    return request.on('end', () => {
      const { status, body } = exchange(new URLSearchParams(text), request.headers.authorization ?? '');
      send(status, body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(state, {
    issuer,
    asked,
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  });
}
