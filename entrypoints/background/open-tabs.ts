import { browser } from 'wxt/browser';
import { accountIn } from '@/utils/core/ads-manager-address';
import { adsManagerTabs } from './ads-manager-tabs';

const ORIGIN = 'https://ads.tiktok.com/';

/** The accounts whose Ads Manager is open in some tab right now. */
export async function openAccounts(): Promise<string[]> {
  const tabs = await browser.tabs.query({ url: `${ORIGIN}*` });
  return [...new Set(tabs.flatMap(({ url }) => accountAt(url) ?? []))];
}

/** The account that a tab's address names; null for one that cannot be an account's id. */
export function accountAt(address: string | undefined): string | null {
  const id = accountIn(new URL(address ?? ORIGIN));
  return id !== null && /^\d{15,20}$/.test(id) ? id : null;
}

/** Shows the account's list: the tab that has the account open, or a new one. */
export async function openAdsManager(advertiserId: string): Promise<void> {
  const tabs = await adsManagerTabs.list();
  const open = tabs.find(({ address }) => accountIn(new URL(address)) === advertiserId);
  if (open !== undefined) return adsManagerTabs.show(open.id, null);
  await adsManagerTabs.open(`${ORIGIN}i18n/manage/campaign?aadvid=${advertiserId}`);
}
