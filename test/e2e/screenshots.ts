/** Takes the pictures of the README: `npm run screenshots [directory]`, by default docs/screenshots. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../server/db/sql-file.ts';
import { launch, mapIsIdle, visit, type Visitor } from './browser.ts';
import { startProduct } from './product.ts';

interface Shot extends Visitor {
  readonly name: string;
  readonly path: string;
}

const tankYard = 'r1_shoreline_chemical:industrial_projects/case-tank-yard-lasengmiao:';
const phone = { width: 390, height: 844 };

async function findingOf(address: string): Promise<string> {
  const answer = (await (await fetch(`${address}/api/rules/r1_shoreline_chemical/findings`)).json()) as { findings: { key: string }[] };
  const found = answer.findings.find((finding) => finding.key.startsWith(tankYard));
  if (!found) throw new Error(`no finding ${tankYard}…`);
  return encodeURIComponent(found.key);
}

function shots(finding: string): Shot[] {
  const both = (['zh', 'en'] as const).flatMap((language): Shot[] => {
    const lang = language === 'zh' ? '' : '&lang=en';
    return [
      { name: `${language}-map`, path: `/?panel=layers${lang}` },
      { name: `${language}-conflicts`, path: `/?panel=conflicts${lang}` },
      { name: `${language}-finding`, path: `/?panel=conflicts&finding=${finding}&at=106.805,39.325,13.3${lang}` },
      { name: `${language}-treatment`, path: `/?panel=treatment${lang}` },
      { name: `${language}-feature`, path: `/?panel=none&feature=chemical_parks/park-haibowan&at=106.84,39.81,12.2${lang}` },
      { name: `${language}-phone-map`, path: `/?panel=none${lang}`, ...phone },
      { name: `${language}-phone-finding`, path: `/?panel=conflicts&finding=${finding}&at=106.803,39.322,12.6${lang}`, ...phone },
      { name: `${language}-phone-treatment`, path: `/?panel=treatment${lang}`, ...phone },
    ];
  });
  return [
    ...both,
    { name: 'dark-map', path: '/?panel=layers&theme=dark', dark: true },
    { name: 'dark-finding', path: `/?panel=conflicts&finding=${finding}&at=106.805,39.325,13.3&theme=dark`, dark: true },
    { name: 'dark-treatment', path: '/?panel=treatment&theme=dark&lang=en', dark: true },
  ];
}

const directory = process.argv[2] ?? join(projectRoot, 'docs/screenshots');
mkdirSync(directory, { recursive: true });
const product = await startProduct();
const browser = await launch();
try {
  for (const shot of shots(await findingOf(product.address))) {
    const { page, context, complaints } = await visit(browser, product.address, shot.path, shot);
    await mapIsIdle(page);
    await page.waitForTimeout(700);
    await page.screenshot({ path: join(directory, `${shot.name}.png`) });
    console.log(shot.name, ...complaints.consoleErrors, ...complaints.failedRequests);
    await context.close();
  }
} finally {
  await browser.close();
  await product.stop();
}
