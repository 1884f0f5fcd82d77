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
  for (;;) {
    const answer = (await (await fetch(`${address}/api/findings?rule=r1_shoreline_chemical&limit=1000`)).json()) as { rows: { key: string }[]; scanned_at: string | null };
    const found = answer.rows.find((finding) => finding.key.startsWith(tankYard));
    if (found) return encodeURIComponent(found.key);
    if (answer.scanned_at) throw new Error(`no finding ${tankYard}…`);
    await new Promise((done) => setTimeout(done, 500));
  }
}

function shots(finding: string): Shot[] {
  const both = (['zh', 'en'] as const).flatMap((language): Shot[] => {
    const lang = language === 'zh' ? '' : '&lang=en';
    return [
      { name: `${language}-map`, path: `/?panel=layers${lang}` },
      { name: `${language}-conflicts`, path: `/?panel=conflicts${lang}` },
      { name: `${language}-finding`, path: `/?panel=conflicts&finding=${finding}&at=106.805,39.325,13.3${lang}` },
      { name: `${language}-rule`, path: `/?panel=conflicts&face=rules&about=r1_shoreline_chemical${lang}` },
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
