import { browser } from 'wxt/browser';

/** The accounts whose Ads Manager is open in some tab right now. */
export async function openAccounts(): Promise<string[]> {
  const tabs = await browser.tabs.query({ url: 'https://ads.tiktok.com/*' });
  const ids = tabs.map((tab) => new URL(tab.url ?? 'https://ads.tiktok.com/').searchParams.get('aadvid'));
  return [...new Set(ids.filter((id): id is string => id !== null && /^\d{15,20}$/.test(id)))];
}
