import { browser } from 'wxt/browser';
import type { ConsentDesk, ConsentParts, Shown } from '@/utils/engine/consent';

/** Where the person is sent back to when TikTok will not send them to the extension: to this computer, where nobody listens. */
const LOOPBACK = 'http://127.0.0.1:47613/standstill';

/** TikTok's page in a window of the browser's own, which hands the answer to us alone. */
export function consentPages(): ConsentParts['pages'] {
  const own = browser.identity.getRedirectURL();
  const inWindow = (address: string) => inAuthWindow(address);
  if (!own.includes('.allizom.org')) {
    return {
      window: { redirectUri: own, show: inWindow },
      tab: { redirectUri: LOOPBACK, show: inTab },
    };
  }
  // Firefox hands over answers to this address of the person's own computer, too (facts: mcp 1.2).
  const [hash = ''] = new URL(own).hostname.split('.');
  return {
    window: { redirectUri: own, show: inWindow },
    tab: { redirectUri: `http://127.0.0.1/mozoauth2/${hash}`, show: inWindow },
  };
}

async function inAuthWindow(url: string): Promise<Shown> {
  try {
    const address = await browser.identity.launchWebAuthFlow({ url, interactive: true });
    return address === undefined ? { is: 'closed' } : { is: 'back', address };
  } catch (error) {
    // The only one of the browsers' words that tells anything apart.
    const unloaded = error instanceof Error && /could not be loaded/i.test(error.message);
    return { is: unloaded ? 'unreachable' : 'closed' };
  }
}

async function inTab(url: string): Promise<Shown> {
  const { id } = await browser.tabs.create({ url });
  return id === undefined ? { is: 'closed' } : { is: 'shown', tabId: id };
}

/**
 * Hears of the tab with TikTok's page: where it goes, and that it was closed. Every tab's every move would wake the
 * worker, so nothing is listened to but while there is such a tab.
 */
export function followConsentTab(desk: ConsentDesk): { listen(): void } {
  const { onUpdated, onRemoved } = browser.tabs;
  const moved: Parameters<typeof onUpdated.addListener>[0] = (tabId, { url }) => {
    if (url === undefined) return;
    void desk.tabMoved(tabId, url).then(async (isAnswer) => {
      if (!isAnswer) return;
      unlisten();
      await browser.tabs.remove(tabId);
    });
  };
  const closed = (tabId: number) => {
    void desk.tabClosed(tabId).then(unlistenUnlessNeeded);
  };
  const listen = () => {
    if (onUpdated.hasListener(moved)) return;
    onUpdated.addListener(moved);
    onRemoved.addListener(closed);
  };
  const unlisten = () => {
    onUpdated.removeListener(moved);
    onRemoved.removeListener(closed);
  };
  const unlistenUnlessNeeded = async () => {
    if (!(await desk.waitsForTab())) unlisten();
  };
  // The event that woke the worker may be the one that is waited for, so this begins in the first turn.
  listen();
  void unlistenUnlessNeeded();
  return { listen };
}
