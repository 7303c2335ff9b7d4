import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHROME_BUILD, Rig } from '../support/rig';
import type { Figure } from './figures';
import { costOf, openList } from './scrolling';

/** Requests a second of a very busy page; one in twenty-five of them reads a list, which the bridge looks on at. */
const PER_SECOND = 200;
const LIST_EVERY = 25;

interface Manifest {
  content_scripts: { js: string[] }[];
}

/** What the script in the page's own world costs a page that makes two hundred requests a second. */
export async function measureBridge(seconds: number): Promise<Figure[]> {
  const without = await mkdtemp(join(tmpdir(), 'standstill-no-bridge-'));
  try {
    await copyWithoutBridge(without);
    const alone = await busyWith(without, seconds);
    const bridged = await busyWith(CHROME_BUILD, seconds);
    const against = 'the same build without the bridge';
    const of = `in ${seconds} s of ${PER_SECOND} requests a second`;
    return [
      { name: `main thread ${of}`, value: bridged.task, unit: 'ms', against, limit: alone.task },
      { name: `scripts ${of}`, value: bridged.script, unit: 'ms', against, limit: alone.script },
    ];
  } finally {
    await rm(without, { recursive: true, force: true });
  }
}

async function copyWithoutBridge(folder: string): Promise<void> {
  await cp(CHROME_BUILD, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
  const scripts = manifest.content_scripts.filter(({ js }) => !js.some((one) => one.includes('page-bridge')));
  if (scripts.length === manifest.content_scripts.length) throw new Error('This build has no bridge');
  await writeFile(file, JSON.stringify({ ...manifest, content_scripts: scripts }));
}

async function busyWith(extension: string, seconds: number): Promise<{ task: number; script: number }> {
  const rig = await Rig.start({ extension, campaigns: 60 });
  try {
    await (await rig.connect()).close();
    const page = await openList(rig, '', true);
    await page.waitForTimeout(2000);
    const cdp = await rig.browser.context.newCDPSession(page);
    return await costOf(cdp, () =>
      page.evaluate(makeRequests, { seconds, perSecond: PER_SECOND, every: LIST_EVERY }),
    );
  } finally {
    await rig.stop();
  }
}

/** Runs in the page. */
async function makeRequests(wanted: { seconds: number; perSecond: number; every: number }): Promise<void> {
  const under: Promise<unknown>[] = [];
  const aadvid = new URLSearchParams(location.search).get('aadvid') ?? '';
  const csrf = /csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? '';
  const day = new Date().toISOString().slice(0, 10);
  const list = JSON.stringify({
    common_req: { st: day, et: day, page: 1, page_size: 20, dimensions: ['campaign_id'], filters: [] },
  });
  for (let number = 1; number <= wanted.seconds * wanted.perSecond; number += 1) {
    const answer =
      number % wanted.every === 0
        ? fetch(`/api/v4/i18n/statistics/op/campaign/list/?aadvid=${aadvid}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'x-csrftoken': csrf },
            body: list,
          })
        : fetch('/api/v2/i18n/account/account_switch_list/');
    under.push(answer.then((one) => one.text()));
    await new Promise((resolve) => setTimeout(resolve, 1000 / wanted.perSecond));
  }
  await Promise.all(under);
}
