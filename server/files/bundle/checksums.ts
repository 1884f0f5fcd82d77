/** The checksum of each file as it was given, and one for all. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { CheckedFile, GivenFile } from '../reading.ts';
import { sizeOf } from './unpack.ts';

export async function checksums(files: readonly GivenFile[], counted: (bytes: number) => void): Promise<{ files: CheckedFile[]; sha256: string }> {
  const checked: CheckedFile[] = [];
  for (const { name, path } of files) {
    const size_bytes = await sizeOf(path, name);
    const hash = createHash('sha256');
    for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 })) {
      hash.update(bytes as Buffer);
      counted((bytes as Buffer).length);
    }
    checked.push({ name, size_bytes, sha256: hash.digest('hex') });
  }
  const [only] = checked;
  if (only !== undefined && checked.length === 1) return { files: checked, sha256: only.sha256 };
  // Of several: whatever their order and folder, not whatever their names.
  const lines = checked.map(({ name, sha256 }) => `${name.replace(/^.*[/\\]/, '').toLowerCase()} ${sha256}`).toSorted();
  return { files: checked, sha256: createHash('sha256').update(lines.join('\n')).digest('hex') };
}
