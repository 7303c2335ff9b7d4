import { browser } from 'wxt/browser';
import { words } from '@/components/words';

const RED = '#b3261e';
/** Where no money is known to be leaving. */
const AMBER = '#7f4c00';
/** Behind the number in a tab whose page removes what we show in it. */
const REMOVED = '!';

// Firefox builds of manifest version 2 have the older name.
const theButton = () => browser.action ?? browser.browserAction;

/** Shows on the toolbar button how many orders need a person; nothing when none does. */
export async function showFlagged(count: number): Promise<void> {
  const button = theButton();
  const text = count === 0 ? '' : String(count);
  await button.setBadgeBackgroundColor({ color: RED });
  await button.setBadgeText({ text });
  const tabs = await browser.tabs.query({ url: 'https://ads.tiktok.com/*' });
  for (const { id: tabId } of tabs) {
    if (tabId === undefined) continue;
    // What is shown in a tab is the browser's to remember: this worker may be another one than then.
    const shown = await button.getBadgeText({ tabId });
    if (shown.endsWith(REMOVED)) await mark(tabId, text);
  }
}

/**
 * Says on the toolbar button, which no page can remove, that the page in this tab keeps removing our buttons, and what
 * to do. The browser forgets it when the tab goes to another page.
 */
export async function showRemoved(tabId: number, removes: boolean): Promise<void> {
  const button = theButton();
  if (removes) await mark(tabId, await button.getBadgeText({}));
  else await button.setBadgeText({ tabId, text: null as unknown as string });
  await button.setTitle({ tabId, title: removes ? words('page_fought') : '' });
}

async function mark(tabId: number, count: string): Promise<void> {
  const button = theButton();
  await button.setBadgeBackgroundColor({ tabId, color: count === '' ? AMBER : RED });
  await button.setBadgeText({ tabId, text: count + REMOVED });
}
