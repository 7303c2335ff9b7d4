import { browser } from 'wxt/browser';

const RED = '#b3261e';

/** Shows on the toolbar button how many orders need a person; nothing when none does. */
export async function showFlagged(count: number): Promise<void> {
  // Firefox builds of manifest version 2 have the older name.
  const action = browser.action ?? browser.browserAction;
  await action.setBadgeBackgroundColor({ color: RED });
  await action.setBadgeText({ text: count === 0 ? '' : String(count) });
}
