import { browser } from 'wxt/browser';
import { formatDay } from '@/components/format-time';
import { flagWord } from '@/components/names';
import { readerLocale, say, words } from '@/components/words';
import { orderOfIncident } from '@/utils/core/announce';
import type { EngineParts, FlaggedOrder } from '@/utils/engine/parts';
import { notifyChoices } from '@/utils/store/notify-choices';

/** So many are named when several are told together; systems cut longer notifications off. */
const NAMED = 3;
/** Names what tells of several incidents; a click on it opens the list. */
const TOGETHER = 'after-quiet-hours';

/**
 * Shows one notification; its id names the incident, so the browser too shows it once.
 *
 * @param spoken waits until the person's language is spoken
 */
export function notifier(spoken: () => Promise<void>): EngineParts['notify'] {
  return async (flagged) => {
    await spoken();
    const { amounts } = await notifyChoices.get();
    const [first, ...more] = flagged;
    if (first === undefined) return;
    await browser.notifications.create(more.length === 0 ? first.id : TOGETHER, {
      type: 'basic',
      iconUrl: browser.runtime.getURL('/icon/128.png' as never),
      ...(more.length === 0 ? textOfOne(first, amounts) : textOfMany(flagged)),
    });
  };
}

interface NotificationText {
  title: string;
  message: string;
}

/** What one notification says. Amounts are left to our own pages unless the person wants them told. */
export function textOfOne(flagged: FlaggedOrder, amounts: boolean): NotificationText {
  const { said } = flagged.flag;
  if (flagged.ofRun) return { title: titleOf(flagged), message: words('panic_notified') };
  const tellsMoney = said.values.amount !== undefined;
  return { title: titleOf(flagged), message: tellsMoney && !amounts ? words('notify_no_amount') : say(said) };
}

/** What one notification says of all that came up in quiet hours. */
export function textOfMany(flagged: readonly FlaggedOrder[]): NotificationText {
  const named = flagged.slice(0, NAMED).map(titleOf);
  const left = flagged.length - named.length;
  return {
    title: words('notify_after_quiet', flagged.length),
    message: [...named, ...(left > 0 ? [words('notify_more', left)] : [])].join('\n'),
  };
}

function titleOf({ order, entity, flag, ofRun }: FlaggedOrder): string {
  const what = ofRun ? words('panic_run_title') : (entity?.name ?? order.seenName);
  return `${flagWord(flag.flag)}: ${what}`;
}

/**
 * Tells of the end of an access, before it and when it came; the browser shows each once.
 *
 * @param spoken waits until the person's language is spoken
 */
export function reminder(spoken: () => Promise<void>): EngineParts['remind'] {
  return async ({ gateway, endsAt, is }) => {
    await spoken();
    await browser.notifications.create(`${REMINDER}${gateway}:${endsAt}:${is}`, {
      type: 'basic',
      iconUrl: browser.runtime.getURL('/icon/128.png' as never),
      title: words(is === 'soon' ? 'mcp_remind_soon' : 'mcp_remind_over'),
      message:
        is === 'soon'
          ? words('mcp_remind_soon_text', formatDay(endsAt, readerLocale()))
          : words('mcp_remind_over_text'),
    });
  };
}

const REMINDER = 'access:';

/** A click on a notification opens the report of its order, or the connection. */
export function openWhenClicked(): void {
  browser.notifications.onClicked.addListener((id) => {
    void browser.notifications.clear(id);
    if (id.startsWith(REMINDER)) return void openOwnPage('/options.html');
    const orderId = orderOfIncident(id);
    void openOwnPage(orderId === null ? '/popup.html' : `/report.html?order=${encodeURIComponent(orderId)}`);
  });
}

/** Opens one of our pages in a tab, or shows the tab that has it already, wherever in it that is. */
export async function openOwnPage(
  path:
    | '/popup.html'
    | `/popup.html#${string}`
    | '/options.html'
    | '/welcome.html'
    | `/report.html?order=${string}`,
): Promise<void> {
  const url = browser.runtime.getURL(path as never);
  const [page] = url.split('#');
  const tabs = await browser.tabs.query({});
  const open = tabs.find((tab) => tab.url?.split('#')[0] === page);
  if (open?.id === undefined) await browser.tabs.create({ url });
  else await browser.tabs.update(open.id, { active: true, ...(url === page ? {} : { url }) });
}
