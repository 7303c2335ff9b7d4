import { OURS_IN_ADS_MANAGER } from '../../support/axe';
import { inEnglish, sayIn, type Say } from '../../support/english';
import type { Rig } from '../../support/rig';
import { until } from '../../support/until';
import { PARTS, prepare } from '../../demo/cast';
import type { Scene } from '../scene';
import type { Studio } from '../studio';

/** How Ads Manager looks, and what ours in it speaks: both are settled when the page is loaded. */
interface Staging {
  flags: string;
  language: string | null;
  say: Say;
  looks: readonly string[];
  /** Behind the names of its pictures. */
  as: string;
}

const ENGLISH = { language: null, say: inEnglish };
const PLAIN: Staging = { ...ENGLISH, flags: '', looks: ['light', 'forced'], as: '' };
const STAGINGS: readonly Staging[] = [
  PLAIN,
  { ...ENGLISH, flags: 'dark:1', looks: ['dark'], as: '-dark' },
  { language: 'ar', say: sayIn('ar'), flags: '', looks: ['arabic'], as: '-arabic' },
];

/** What stands in Ads Manager: strips, chips, toast, dialog and bar. The page itself is dark or light by its own will. */
export const inPage: Scene = async ({ rig: start, studio }) => {
  const rig = await start({ campaigns: 40 });
  await (await rig.connect()).close();
  const ids = prepare(rig);
  await inAdsManager(rig, studio, PLAIN, async (tab, take) => {
    const first = PARTS[2]?.name ?? '';
    const control = await tab.roots.waitFor('button', inEnglish('common_pause_named', first));
    await tab.page.mouse.move(...(await tab.roots.middleOf(control)));
    await take('in-page');

    for (const { name, action } of PARTS) {
      if (action !== 'pause') continue;
      await tab.press('pause', name);
      await rig.untilWrites(ids.get(name) ?? '', 1);
    }
    await take('in-page-taken');
    for (const { name, action, verdict } of PARTS)
      if (action === 'pause') await tab.untilChip(ids.get(name) ?? '', verdict, 150_000);
    // What is changed behind its back Ads Manager shows only when it is told to.
    await tab.page.getByRole('button', { name: 'Refresh data' }).click();
    for (const id of ids.values()) {
      if (rig.simulator.world.campaigns.get(id)?.switch !== 'off') continue;
      await tab.page.locator(`[slot^="cell-${id}_"] [role=switch][aria-checked=false]`).waitFor();
    }
    await take('in-page-chips');
  });
  for (const staging of STAGINGS) {
    const { say, as } = staging;
    const three = (3).toLocaleString(say('common_locale'));
    const some = rig.ordinary(3);
    await inAdsManager(rig, studio, staging, async (tab, take) => {
      if (as !== '') await take(`in-page-chips${as}`);
      const last = PARTS.at(-1)?.name ?? '';
      await tab.roots.click('button', say('common_end_named', last));
      await tab.roots.waitFor('dialog', say('common_end_title', last));
      await tab.roots.waitFor('StaticText', /\$/);
      await tab.roots.waitForGone('StaticText', say('common_risks_reading'));
      await take(`in-page-end${as}`);
      await tab.roots.click('button', say('common_cancel'));

      for (const { id } of some)
        await tab.page.locator(`.KsTable > [slot="cell-${id}_selection"] .KsCheckbox`).click();
      await tab.roots.waitFor('button', say('page_bulk_pause', three));
      await take(`in-page-bulk${as}`);
      await tab.roots.click('button', say('page_bulk_pause', three));
      await tab.roots.waitFor('dialog', say('page_bulk_title', three));
      await take(`in-page-bulk-asks${as}`);
    });
  }
};

/** What the list says when it cannot be worked with. */
export const inPageInTrouble: Scene = async ({ rig: start, studio }) => {
  const rig = await start({ campaigns: 20 });
  for (const staging of STAGINGS) {
    const { say, as, flags } = staging;
    const unreadable = { ...staging, flags: [flags, 'unreadable:1'].filter(Boolean).join(',') };
    await inAdsManager(rig, studio, unreadable, async (tab, take) => {
      await tab.roots.waitFor('StaticText', say('page_unreadable'));
      await take(`in-page-unreadable${as}`);
    });
  }
  const stopped = { advertiserId: rig.account, reason: 'session-challenged', at: Date.now() };
  await rig.store('stoppedSessions', stopped);
  for (const staging of STAGINGS) {
    const { say, as } = staging;
    await inAdsManager(rig, studio, staging, async (tab, take) => {
      await tab.roots.waitFor('button', say('page_go_on'));
      await take(`in-page-stopped${as}`);
    });
  }
};

type Tab = Awaited<ReturnType<Rig['newAdsManager']>>;

async function inAdsManager(
  rig: Rig,
  studio: Studio,
  { flags, language, say, looks }: Staging,
  work: (tab: Tab, take: (name: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  await speak(rig, language, say);
  const tab = await rig.newAdsManager('campaign', flags);
  await tab.page.bringToFront();
  if (flags.includes('dark')) await tab.page.emulateMedia({ colorScheme: 'dark' });
  if (!flags.includes('unreadable'))
    await until(async () => (await tab.roots.strips()).size > 0, 'our buttons beside the rows');
  await work(tab, (name) =>
    studio.take(tab.page, name, {
      looks,
      within: OURS_IN_ADS_MANAGER,
      prepare: () => tab.roots.open(),
    }),
  );
  await tab.page.close();
}

/** Has what is put into Ads Manager from now on speak a language. */
async function speak(rig: Rig, language: string | null, say: Say): Promise<void> {
  const worker = await rig.worker();
  await worker.evaluate(`chrome.storage.sync.set({ language: ${JSON.stringify(language)} })`);
  const expected = language === null ? '' : say('common_pause');
  await until(
    async () =>
      (await worker.evaluate(
        `chrome.storage.local.get('sentences').then(({ sentences = {} }) => sentences.common_pause ?? '')`,
      )) === expected,
    `the worker to speak ${say('common_locale')}`,
  );
}
