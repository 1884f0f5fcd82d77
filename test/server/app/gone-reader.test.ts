/** Who goes away in the middle of an answer is no fault of the program; an answer that breaks off by itself is. */
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import { PassThrough, Readable } from 'node:stream';
import compress from '@fastify/compress';
import Fastify, { LogController, type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerProblems } from '../../../server/routes/asking/problems.ts';

const lines: { level: number; msg: string }[] = [];
let app: FastifyInstance;
const arrived = new PassThrough({ objectMode: true });

beforeAll(async () => {
  const stream = { write: (line: string) => void lines.push(JSON.parse(line) as { level: number; msg: string }) };
  app = Fastify({ logger: { level: 'debug', stream }, logController: new LogController({ disableRequestLogging: true }) });
  registerProblems(app);
  await app.register(compress, { threshold: 1024 });
  // A file to take away, pressed together on its way, whose reader goes before the first byte of it.
  app.post('/long', async (_, reply) => {
    async function* text() {
      arrived.write('asked');
      await once(reply.raw, 'close');
      yield 'a long answer';
    }
    return reply.type('text/csv').send(Readable.from(text(), { objectMode: false }));
  });
  app.get('/broken', async (_, reply) => {
    const body = new Readable({ read() {} });
    setImmediate(() => body.destroy());
    return reply.type('text/csv').send(body);
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

const port = (): number => (app.server.address() as AddressInfo).port;
const faults = () => lines.filter(({ level }) => level >= 40);

describe('an answer', () => {
  it('whose reader has gone is noted for who looks closely, and no fault', async () => {
    const socket = connect(port(), '127.0.0.1');
    socket.write('POST /long HTTP/1.1\r\nhost: here\r\naccept-encoding: gzip\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}');
    await once(arrived, 'data');
    socket.destroy();
    await expect.poll(() => lines.some(({ level, msg }) => level === 20 && msg.includes('went away'))).toBe(true);
    expect(faults()).toEqual([]);
  });

  it('that breaks off while somebody reads is a fault', async () => {
    await fetch(`http://127.0.0.1:${port()}/broken`).then((answer) => answer.text(), () => '');
    await expect.poll(() => faults().map(({ level }) => level)).toContain(50);
  });
});
