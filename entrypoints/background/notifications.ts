import { browser } from 'wxt/browser';
import { say, words, type MessageKey } from '@/components/words';
import type { EngineParts } from '@/utils/engine/parts';

/** Shows one notification; its id names the incident, so the browser too shows it once. */
export function notifier(): EngineParts['notify'] {
  return async ({ id, order, entity, flag }) => {
    await browser.notifications.create(id, {
      type: 'basic',
      iconUrl: browser.runtime.getURL('/icon/128.png' as never),
      title: `${words(`common_flag_${flag.flag.replaceAll('-', '_')}` as MessageKey)}: ${entity?.name ?? order.seenName}`,
      message: say(flag.said),
    });
  };
}

/** A click on a notification opens the list of orders. */
export function openWhenClicked(): void {
  browser.notifications.onClicked.addListener((id) => {
    void browser.notifications.clear(id);
    void openOwnPage('/popup.html');
  });
}

/** Opens one of our pages in a tab, or shows the tab that has it already. */
export async function openOwnPage(path: '/popup.html' | '/options.html'): Promise<void> {
  const url = browser.runtime.getURL(path as never);
  const tabs = await browser.tabs.query({});
  const open = tabs.find((tab) => tab.url === url);
  if (open?.id === undefined) await browser.tabs.create({ url });
  else await browser.tabs.update(open.id, { active: true });
}
