/** Every variable that the server reads is explained to people and reaches the container. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../../server/db/sql-file.ts';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const names = [...read('server/config.ts').matchAll(/^ {2}([A-Z][A-Z_]+): Type\./gm)].map(([, name]) => name ?? '');

it('is documented, and handed on by compose.yaml where the image does not set it', () => {
  expect(names).toEqual(expect.arrayContaining(['DATABASE_URL', 'HOST', 'PORT', 'ANLAN_PUBLIC_ORIGIN', 'ANLAN_OIDC_ROLES', 'LOG_LEVEL']));
  const documents = read('README.md') + read('docs/accounts.md');
  expect(names.filter((name) => !documents.includes(`\`${name}\``))).toEqual([]);
  const [compose, image] = [read('compose.yaml'), read('Dockerfile')];
  expect(names.filter((name) => !new RegExp(`^ {6}${name}: `, 'm').test(compose) && !new RegExp(`[ ]${name}=`).test(image))).toEqual([]);
});
