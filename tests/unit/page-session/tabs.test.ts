import { describe, expect, it } from 'vitest';
import type { PageAnswer } from '@/utils/wire/page-answers';
import type { TabAnswer } from '@/utils/wire/tab-answers';
import type { TabInput, TabVerb } from '@/utils/wire/tab-verbs';
import { tabLink, type AdsManagerTab, type Tabs } from '@/utils/gateways/page-session/tabs';
import { ACCOUNT, NOW, REF } from './fake-page';

const OTHER = '7099887766554433221';
const listOf = (account: string, more = '') =>
  `https://ads.tiktok.com/i18n/manage/campaign?aadvid=${account}${more}`;
const answer: PageAnswer = { outcome: 'failed', reason: 'offline' };

/** A browser with tabs; in each something of ours answers, or nothing. */
class FakeTabs implements Tabs {
  readonly did: string[] = [];
  at = NOW;
  constructor(
    readonly open_: AdsManagerTab[],
    private readonly answers: (tab: AdsManagerTab, verb: TabVerb) => unknown,
  ) {}

  list = async () => this.open_;
  ask = async <V extends TabVerb>(id: number, verb: V, _input: TabInput<V>) => {
    const tab = this.open_.find((one) => one.id === id);
    this.did.push(`${verb} ${id}`);
    return (tab === undefined ? null : (this.answers(tab, verb) ?? null)) as TabAnswer<V> | null;
  };
  show = async (id: number, address: string | null) => {
    this.did.push(`show ${id}${address === null ? '' : ' elsewhere'}`);
    const tab = this.open_.find((one) => one.id === id);
    if (tab && address !== null) tab.address = address;
  };
  open = async (address: string) => {
    this.did.push('open');
    this.open_.push({ id: 99, address, active: true });
    return 99;
  };

  readonly link = tabLink({
    tabs: this,
    clock: {
      now: () => this.at,
      sleep: async (ms) => {
        // Whoever is asked answers before any time-out is over.
        if (ms >= 3000) return new Promise(() => undefined);
        this.at += ms;
      },
    },
    alone: async () => null,
  });
}

const found = (row: TabAnswer<'find-row'>['row']) => ({ row, bridge: 'working' });
const wanted = { ref: REF, name: 'Spring', campaignId: null, adGroupId: null, to: 'off' } as const;
const goesOn = async () => false;
const tab = (id: number, address: string, active = false): AdsManagerTab => ({ id, address, active });

describe('reading through a tab', () => {
  it('asks a tab of that account and no other', async () => {
    const tabs = new FakeTabs([tab(1, listOf(OTHER), true), tab(2, listOf(ACCOUNT))], () => answer);
    await tabs.link.ask({ ask: 'account', advertiserId: ACCOUNT });
    expect(tabs.did).toEqual(['ask-page 2']);
  });

  it('never asks a tab whose address names two accounts', async () => {
    const tabs = new FakeTabs([tab(1, listOf(ACCOUNT, `&aadvid=${OTHER}`))], () => answer);
    expect(await tabs.link.ask({ ask: 'account', advertiserId: ACCOUNT })).toEqual({
      outcome: 'failed',
      reason: 'no-tab',
    });
    expect(tabs.did).toEqual([]);
  });

  it('waits for a page that is being loaded, because it does not sign yet', async () => {
    let asked = 0;
    const tabs = new FakeTabs([tab(1, listOf(ACCOUNT), true)], () =>
      ++asked < 8 ? { outcome: 'failed', reason: 'not-ready' } : answer,
    );
    expect(await tabs.link.ask({ ask: 'account', advertiserId: ACCOUNT })).toEqual(answer);
    expect(asked).toBe(8);
  });

  it('takes a tab that never shows a list for none', async () => {
    const tabs = new FakeTabs([tab(1, listOf(ACCOUNT), true)], () => ({
      outcome: 'failed',
      reason: 'not-ready',
    }));
    expect(await tabs.link.ask({ ask: 'account', advertiserId: ACCOUNT })).toEqual({
      outcome: 'failed',
      reason: 'no-tab',
    });
  });

  it('asks the next one when a tab does not answer, and says so when none does', async () => {
    const both = [tab(1, listOf(ACCOUNT), true), tab(2, listOf(ACCOUNT))];
    const second = new FakeTabs(both, ({ id }) => (id === 2 ? answer : null));
    expect(await second.link.ask({ ask: 'account', advertiserId: ACCOUNT })).toEqual(answer);
    const none = new FakeTabs(both, () => null);
    expect(await none.link.ask({ ask: 'account', advertiserId: ACCOUNT })).toEqual({
      outcome: 'failed',
      reason: 'silent',
    });
  });
});

describe('pressing in a tab', () => {
  const pressing = (verb: TabVerb, row: TabAnswer<'find-row'>['row']) =>
    verb === 'find-row' ? found(row) : { result: 'already' };

  it('happens where the row is on the screen', async () => {
    const tabs = new FakeTabs([tab(1, listOf(OTHER), true), tab(2, listOf(ACCOUNT))], (_, verb) =>
      pressing(verb, 'there'),
    );
    expect(await tabs.link.press(wanted, goesOn)).toEqual({ result: 'already' });
    expect(tabs.did).toEqual(['find-row 2', 'show 2', 'press-switch 2']);
  });

  it('takes the person to the row in a list of the account that is open', async () => {
    const tabs = new FakeTabs([tab(2, listOf(ACCOUNT))], ({ address }, verb) =>
      pressing(verb, address.includes('filters') ? 'there' : 'absent'),
    );
    expect(await tabs.link.press(wanted, goesOn)).toEqual({ result: 'already' });
    expect(tabs.did).toEqual(['find-row 2', 'show 2 elsewhere', 'find-row 2', 'press-switch 2']);
    expect(new URL(tabs.open_[0]?.address ?? '').searchParams.get('filters[0][in_field_values][0]')).toBe(
      REF.id,
    );
  });

  it('opens a tab rather than leaving a page that is no list: it may hold a draft', async () => {
    const draft = `https://ads.tiktok.com/i18n/creation/1nn/create/campaign?aadvid=${ACCOUNT}`;
    const tabs = new FakeTabs([tab(2, draft, true)], (_, verb) => pressing(verb, 'there'));
    expect(await tabs.link.press(wanted, goesOn)).toEqual({ result: 'already' });
    expect(tabs.did).toEqual(['open', 'find-row 99', 'press-switch 99']);
  });

  it('does not happen when working through the page was stopped while the row was waited for', async () => {
    let looks = 0;
    const tabs = new FakeTabs([], () => found(++looks < 20 ? 'loading' : 'there'));
    const stopped = async () => looks > 5;
    expect(await tabs.link.press(wanted, stopped)).toEqual({ result: 'stopped' });
    expect(tabs.did).not.toContain('press-switch 99');
  });

  it('is not tried again when that was stopped while the switch was busy', async () => {
    let asked = 0;
    const tabs = new FakeTabs([tab(2, listOf(ACCOUNT), true)], (_, verb) =>
      verb === 'find-row' ? found('there') : (++asked, { result: 'refused', reason: 'switch-busy' }),
    );
    expect(await tabs.link.press(wanted, async () => asked > 2)).toEqual({ result: 'stopped' });
    expect(asked).toBe(3);
  });

  it.each(['show', 'open'] as const)('is not tried where the browser refuses to %s a tab', async (what) => {
    const open = what === 'show' ? [tab(2, listOf(ACCOUNT), true)] : [];
    const tabs = new FakeTabs(open, (_, verb) => pressing(verb, 'there'));
    // As while the person drags a tab, or has just closed it.
    tabs[what] = async () => Promise.reject(new Error('Tabs cannot be edited right now'));
    expect(await tabs.link.press(wanted, goesOn)).toEqual({ result: 'no-list' });
    expect(tabs.did.filter((one) => one.startsWith('press-switch'))).toEqual([]);
  });

  it('waits for a page that takes its time', async () => {
    let looks = 0;
    const tabs = new FakeTabs([], (_, verb) =>
      verb === 'find-row' ? found(++looks < 20 ? 'loading' : 'there') : { result: 'already' },
    );
    expect(await tabs.link.press(wanted, goesOn)).toEqual({ result: 'already' });
    expect(looks).toBe(20);
  });

  it.each([
    ['absent', 'no-row'],
    ['unreadable', 'no-row'],
    ['no-list', 'no-list'],
    ['loading', 'no-list'],
  ] as const)('a row that stays %s ends in %s, and nothing is pressed', async (row, result) => {
    const tabs = new FakeTabs([], (_, verb) => pressing(verb, row));
    expect(await tabs.link.press(wanted, goesOn)).toEqual({ result });
    expect(tabs.did).not.toContain('press-switch 99');
  });

  it('waits for a switch that is busy: nothing was pressed yet', async () => {
    let asked = 0;
    const tabs = new FakeTabs([tab(2, listOf(ACCOUNT), true)], (_, verb) => {
      if (verb === 'find-row') return found('there');
      return ++asked < 5 ? { result: 'refused', reason: 'switch-busy' } : { result: 'asks' };
    });
    expect(await tabs.link.press(wanted, goesOn)).toEqual({ result: 'asks' });
    expect(asked).toBe(5);
  });

  it.each(['switch-busy', 'row-gone'] as const)('gives up on one that stays %s', async (reason) => {
    const tabs = new FakeTabs([tab(2, listOf(ACCOUNT), true)], (_, verb) =>
      verb === 'find-row' ? found('there') : { result: 'refused', reason },
    );
    expect(await tabs.link.press(wanted, goesOn)).toEqual({ result: 'refused', reason });
  });

  it.each(['row-differs', 'other-account', 'no-switch', 'unreadable'] as const)(
    'does not ask again after %s',
    async (reason) => {
      const tabs = new FakeTabs([tab(2, listOf(ACCOUNT), true)], (_, verb) =>
        verb === 'find-row' ? found('there') : { result: 'refused', reason },
      );
      await tabs.link.press(wanted, goesOn);
      expect(tabs.did.filter((one) => one.startsWith('press-switch'))).toHaveLength(1);
    },
  );

  it('is pressed once, whatever comes back', async () => {
    const tabs = new FakeTabs([tab(2, listOf(ACCOUNT), true)], (_, verb) =>
      verb === 'find-row' ? found('there') : null,
    );
    expect(await tabs.link.press(wanted, goesOn)).toEqual({ result: 'lost' });
    expect(tabs.did.filter((one) => one.startsWith('press-switch'))).toHaveLength(1);
  });
});
