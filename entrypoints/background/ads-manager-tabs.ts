import { browser } from 'wxt/browser';
import type { AdsManagerTab, Tabs } from '@/utils/gateways/page-session/tabs';
import { askTab } from '@/utils/wire/tab-client';

/** The browser's tabs, for the gateway that works through the signed-in page. */
export const adsManagerTabs: Tabs = {
  list: async () => {
    const tabs = await browser.tabs.query({ url: 'https://ads.tiktok.com/i18n/*' });
    tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
    return tabs.flatMap(({ id, url, active }): AdsManagerTab[] =>
      id === undefined || url === undefined ? [] : [{ id, address: url, active }],
    );
  },
  ask: askTab,
  show: async (tabId, address) => {
    const tab = await browser.tabs.update(tabId, {
      active: true,
      ...(address === null ? {} : { url: address }),
    });
    if (tab?.windowId !== undefined) await browser.windows.update(tab.windowId, { focused: true });
  },
  open: async (address) => {
    const { id } = await browser.tabs.create({ url: address });
    if (id === undefined) throw new Error('A new tab has no id');
    return id;
  },
};
