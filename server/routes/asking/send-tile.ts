/** Sends a gzipped vector tile to clients that read gzip, and plain to the others. */
import { promisify } from 'node:util';
import { gunzip as gunzipWithCallback } from 'node:zlib';
import type { FastifyReply } from 'fastify';

const gunzip = promisify(gunzipWithCallback);

export async function sendTile(reply: FastifyReply, bytes: Uint8Array, gzipped: boolean): Promise<FastifyReply> {
  void reply.type('application/vnd.mapbox-vector-tile');
  if (gzipped) return reply.header('content-encoding', 'gzip').send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return reply.send(await gunzip(bytes));
}

export function acceptsGzip(header: string | string[] | undefined): boolean {
  const wanted = String(header ?? '').toLowerCase().split(',').map((part) => part.trim().split(/\s*;\s*q\s*=\s*/));
  const quality = (name: string): number | undefined => {
    const found = wanted.find(([coding]) => coding === name);
    return found && Number(found[1] ?? 1);
  };
  return (quality('gzip') ?? quality('*') ?? 0) > 0;
}
