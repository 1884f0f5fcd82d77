/** A look that a part of the site check asks for by name exists: one that moved to another file leaves its part without any, silently. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const room = join(import.meta.dirname, '../../../client/panels/Site');
const parts = readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));

test('every class that is asked for', () => {
  const missing = parts.flatMap((file) => {
    const source = readFileSync(join(room, file), 'utf8');
    return [...source.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)].flatMap(([, name = '', path = '']) => {
      const looks = readFileSync(join(room, dirname(file), path), 'utf8');
      const asked = [...source.matchAll(new RegExp(`\\b${name}\\.(\\w+)`, 'g'))].map(([, one = '']) => one);
      return asked.filter((one) => one !== 'module' && !new RegExp(`\\.${one}\\b`).test(looks)).map((one) => `${file}: ${one}`);
    });
  });
  expect(parts.length).toBeGreaterThan(10);
  expect(missing).toEqual([]);
});
