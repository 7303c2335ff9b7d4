import { browser } from 'wxt/browser';
import { FIRST_FLAG } from '@/components/desk/first-flag';
import { accountIn } from '@/utils/core/ads-manager-address';
import { askTab } from '@/utils/wire/tab-client';
import { openOwnPage } from './notifications';

const POPUP = '/popup.html';
const AT_FLAG = `${POPUP}#${FIRST_FLAG}` as const;

/**
 * The browser's own shortcuts. Only the browser says that one was pressed, so it counts as a person's press;
 * opening the popup it does by itself.
 */
export function hearShortcuts(): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'first-flag') void showFirstFlag();
    if (command === 'pause-row') void pauseRow(tab);
  });
}

/** Opens the popup with the focus on what needs a person most; where the browser lets nobody open it, in a tab. */
async function showFirstFlag(): Promise<void> {
  // Firefox builds of manifest version 2 have the older name.
  const action = browser.action ?? browser.browserAction;
  // Not waited for: Firefox opens a popup only within the turn of the press.
  void action.setPopup({ popup: AT_FLAG });
  try {
    await action.openPopup();
  } catch {
    await openOwnPage(AT_FLAG);
  } finally {
    await action.setPopup({ popup: POPUP });
  }
}

/** Asks the Ads Manager tab that is in front to pause the row that has the focus there. */
async function pauseRow(tab: { id?: number; url?: string } | undefined): Promise<void> {
  if (tab?.id === undefined || tab.url === undefined) return;
  const url = new URL(tab.url);
  if (url.origin === 'https://ads.tiktok.com' && accountIn(url) !== null)
    await askTab(tab.id, 'pause-row', {});
}
