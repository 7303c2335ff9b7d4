import { afterAll, beforeAll, expect, test } from 'vitest';
import { inEnglish } from '../support/english';
import { Rig } from '../support/rig';
import { until } from '../support/until';

/** Where a page throws out whatever we show in it, it is said where no page has a hand. */
let rig: Rig;

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 30 });
  await (await rig.connect()).close();
});
afterAll(() => rig?.stop());

/** What the toolbar button says in the Ads Manager tab. */
const shown = async (what: 'getBadgeText' | 'getTitle'): Promise<string> =>
  (await rig.worker()).evaluate(
    `chrome.tabs.query({ url: 'https://ads.tiktok.com/*' }).then(([{ id }]) => chrome.action.${what}({ tabId: id }))`,
  );

test('the toolbar button and the popup say that Ads Manager removes our buttons, and for how long it does', async () => {
  const { page } = await rig.openAdsManager('campaign', 'hostile:remove');
  await until(async () => (await shown('getBadgeText')) === '!', 'the badge of the tab');
  expect(await shown('getTitle')).toBe(inEnglish('page_fought'));
  expect(await rig.badge()).toBe('');

  const popup = await rig.openOwn('popup');
  const said = inEnglish('popup_removed', 'Northwind Outfitters US');
  await popup.getByText(said, { exact: true }).waitFor();
  await popup.getByText(inEnglish('popup_removed_text')).waitFor();
  // What it leads to is there.
  await popup
    .getByRole('button', { name: /^Pause ./ })
    .first()
    .waitFor();

  await page.goto(rig.adsManager());
  await until(async () => (await shown('getBadgeText')) === '', 'the badge to be as everywhere');
  await popup.bringToFront();
  await popup.getByText(said, { exact: true }).waitFor({ state: 'detached' });
  await popup.close();
});
