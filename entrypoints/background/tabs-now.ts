import { browser } from 'wxt/browser';
import { askTab } from '@/utils/wire/tab-client';
import { accountAt } from './open-tabs';

/** How our part in the open Ads Manager tabs is. */
interface TabsNow {
  /** Ids of tabs in which nothing of ours runs: they were open before Standstill was installed. */
  deaf: number[];
  /** Accounts in whose tabs the page keeps removing our buttons. */
  removing: string[];
}

export async function tabsNow(): Promise<TabsNow> {
  const tabs = await browser.tabs.query({ url: 'https://ads.tiktok.com/i18n/*', status: 'complete' });
  const asked = tabs.map(async ({ id, url }) =>
    id === undefined ? [] : [{ id, url, removes: await askTab(id, 'removes-us', {}) }],
  );
  const answers = (await Promise.all(asked)).flat();
  const removing = answers.filter(({ removes }) => removes === true);
  return {
    deaf: answers.filter(({ removes }) => removes === null).map(({ id }) => id),
    removing: [...new Set(removing.flatMap(({ url }) => accountAt(url) ?? []))],
  };
}
