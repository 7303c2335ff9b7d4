import { accountIn, levelIn } from '@/utils/core/ads-manager-address';
import type { EntityRef, Level } from '@/utils/core/entity';
import type { PageAnswer, PageAsk } from '@/utils/wire/page-answers';
import type { PressRefusal, TabAnswer } from '@/utils/wire/tab-answers';
import type { TabInput, TabVerb } from '@/utils/wire/tab-verbs';
import type { Clock } from '../clock';
import { rowAddress } from './addresses';
import type { PageLink, PressResult, PressWanted } from './link';

/** One tab of Ads Manager. */
export interface AdsManagerTab {
  id: number;
  address: string;
  /** The one in front in its window. */
  active: boolean;
}

/** The browser's tabs, as far as this needs them. Handed in, so that it can be tested without a browser. */
export interface Tabs {
  /** All tabs of Ads Manager, the ones used last first. */
  list(): Promise<AdsManagerTab[]>;
  /** Null when nobody of ours answers there. */
  ask<V extends TabVerb>(tabId: number, verb: V, input: TabInput<V>): Promise<TabAnswer<V> | null>;
  /** Brings a tab to the front, at another address if one is given. */
  show(tabId: number, address: string | null): Promise<void>;
  /** Opens a tab in front; its id. */
  open(address: string): Promise<number>;
}

/** Lists of a hundred ads regularly take more than 15 s (facts: session-api 2.1). Milliseconds. */
const LIST_WITHIN = 45_000;
const FIND_WITHIN = 3_000;
/** A press that nothing is heard of for this long may have been pressed or not. */
const PRESS_WITHIN = 30_000;
/** The table is mounted 2 to 10 s after the page, up to 45 s were seen (facts: page-dom 3, late mount). */
const ROW_WITHIN = 60_000;
/** A list that is there and does not show the row for this long will not. */
const ABSENT_FOR = 8_000;
const LOOK_EVERY = 400;
/** A tab that is being loaded is waited for; one that shows no list by then shows something else. */
const READY_WITHIN = 15_000;
/** What one tab says of itself, not of TikTok. */
const ASK_ANOTHER: ReadonlySet<string> = new Set(['silent', 'not-ready', 'not-allowed']);
/**
 * A switch is busy while the page sends its last press, and a row is drawn anew after it. Nothing was pressed
 * then, so asking again is no second press; longer than this is no passing state.
 */
const BUSY_WITHIN = 10_000;
const PASSING: ReadonlySet<PressRefusal> = new Set(['switch-busy', 'row-gone']);

/**
 * The signed-in page by way of the browser's tabs. An account is reached only through a tab whose address names
 * it: a press in another account's page is the worst mistake (facts: session-api, wiring).
 *
 * @param given.alone reads with the session alone where no tab is open, if the person agreed to that; else null
 */
export function tabLink(given: {
  tabs: Tabs;
  clock: Clock;
  alone: (ask: PageAsk) => Promise<PageAnswer | null>;
}): PageLink {
  const { tabs, clock } = given;
  const within = <T>(ms: number, work: Promise<T>): Promise<T | null> =>
    Promise.race([work, clock.sleep(ms).then(() => null)]);
  const ofAccount = async (advertiserId: string) =>
    (await tabs.list())
      .filter(({ address }) => accountIn(new URL(address)) === advertiserId)
      .sort((a, b) => Number(b.active) - Number(a.active));

  async function ask(wanted: PageAsk): Promise<PageAnswer> {
    const advertiserId = wanted.ask === 'list' ? wanted.query.advertiserId : wanted.advertiserId;
    const end = clock.now() + READY_WITHIN;
    let silent = false;
    for (;;) {
      const open = await ofAccount(advertiserId);
      let loading = false;
      for (const { id } of open) {
        const answer = await within(LIST_WITHIN, tabs.ask(id, 'ask-page', wanted));
        if (answer?.outcome === 'answered') return answer;
        silent ||= answer === null || answer.reason === 'silent';
        loading ||= answer === null || answer.reason === 'not-ready';
        if (answer !== null && !ASK_ANOTHER.has(answer.reason)) return answer;
      }
      if (!loading || clock.now() > end) break;
      await clock.sleep(LOOK_EVERY);
    }
    if (silent) return { outcome: 'failed', reason: 'silent' };
    return (await given.alone(wanted)) ?? { outcome: 'failed', reason: 'no-tab' };
  }

  /** Where the row is on the screen already; the tab in front first. */
  async function tabWith(ref: EntityRef): Promise<number | null> {
    for (const { id, address } of await ofAccount(ref.advertiserId)) {
      if (levelIn(new URL(address)) !== ref.level) continue;
      const found = await within(FIND_WITHIN, tabs.ask(id, 'find-row', { ref }));
      if (found?.row === 'there') return id;
    }
    return null;
  }

  /** Takes the person to a list of this account that shows the row: one that is a list anyway, or a new tab. */
  async function goTo(ref: EntityRef, above: Pick<PressWanted, 'campaignId' | 'adGroupId'>): Promise<number> {
    const address = rowAddress(ref, above);
    // A tab that shows something else may hold a draft that would be lost.
    const list = (await ofAccount(ref.advertiserId)).find((tab) => levelIn(new URL(tab.address)) !== null);
    if (list === undefined) return tabs.open(address);
    await tabs.show(list.id, address);
    return list.id;
  }

  /** Waits until the row is there; also after it was, because the page may still be on its way to the address. */
  async function untilRow(tabId: number, ref: EntityRef): Promise<'there' | 'no-row' | 'no-list'> {
    const end = clock.now() + ROW_WITHIN;
    let absentSince: number | null = null;
    let listed = false;
    while (clock.now() < end) {
      const found = await within(FIND_WITHIN, tabs.ask(tabId, 'find-row', { ref }));
      if (found?.row === 'there') return 'there';
      listed ||= found?.row === 'absent' || found?.row === 'unreadable';
      absentSince = found?.row === 'absent' ? (absentSince ?? clock.now()) : null;
      if (absentSince !== null && clock.now() - absentSince > ABSENT_FOR) return 'no-row';
      await clock.sleep(LOOK_EVERY);
    }
    return listed ? 'no-row' : 'no-list';
  }

  /** Brings the tab to the front that shows the row; its id, or what is there instead. */
  async function rowInFront(wanted: PressWanted): Promise<number | 'no-row' | 'no-list'> {
    const { ref } = wanted;
    const shown = await tabWith(ref);
    if (shown !== null) {
      await tabs.show(shown, null);
      return shown;
    }
    const tabId = await goTo(ref, wanted);
    const found = await untilRow(tabId, ref);
    return found === 'there' ? tabId : found;
  }

  async function press(wanted: PressWanted, isStopped: () => Promise<boolean>): Promise<PressResult> {
    const { ref, name, to } = wanted;
    // A browser refuses to show a tab that was just closed, and any while the person drags one; nothing was pressed.
    const tabId = await rowInFront(wanted).catch((): 'no-list' => 'no-list');
    if (typeof tabId === 'string') return { result: tabId };
    const end = clock.now() + BUSY_WITHIN;
    for (;;) {
      if (await isStopped()) return { result: 'stopped' };
      const pressed = await within(PRESS_WITHIN, tabs.ask(tabId, 'press-switch', { ref, name, to }));
      if (pressed === null) return { result: 'lost' };
      const passing = pressed.result === 'refused' && PASSING.has(pressed.reason);
      if (!passing || clock.now() > end) return pressed;
      await clock.sleep(LOOK_EVERY);
    }
  }

  async function show(advertiserId: string): Promise<boolean> {
    const anything: { ref: EntityRef } = { ref: { advertiserId, level: 'campaign', id: '0' } };
    const [open] = await ofAccount(advertiserId);
    const address = listAddress(advertiserId, 'campaign');
    const tabId = open?.id ?? (await tabs.open(address));
    if (open !== undefined) await tabs.show(open.id, null);
    const end = clock.now() + ROW_WITHIN;
    while (clock.now() < end) {
      const found = await within(FIND_WITHIN, tabs.ask(tabId, 'find-row', anything));
      if (found?.bridge === 'working') return true;
      await clock.sleep(LOOK_EVERY);
    }
    return false;
  }

  return { ask, press, show };
}

function listAddress(advertiserId: string, level: Level): string {
  return rowAddress({ advertiserId, level, id: '' }, { campaignId: null, adGroupId: null });
}
