import type { Entity } from '@/utils/core/entity';
import type { Clock } from '@/utils/gateways/clock';
import { pageSession } from '@/utils/gateways/page-session';
import type { PageLink, PressResult, PressWanted } from '@/utils/gateways/page-session/link';
import type { ListQuery, PageAnswer, PageAsk } from '@/utils/wire/page-answers';

export const ACCOUNT = '7011223344556677889';
export const CAMPAIGN = '1846211451413538123';
export const REF = { advertiserId: ACCOUNT, level: 'campaign', id: CAMPAIGN } as const;
export const NOW = Date.parse('2026-03-10T15:20:00Z');

/** The campaign of these tests as the page's lists know it: its kind they do not tell. */
export const STOPPED: Entity = {
  ref: REF,
  name: 'Spring',
  kind: 'unknown',
  switch: 'off',
  status: 'disable',
  campaignId: null,
  adGroupId: null,
  budget: null,
  budgetMode: null,
  ios14: false,
};
export const RUNNING: Entity = { ...STOPPED, switch: 'on', status: 'delivery_ok' };

export type Raw = Record<string, unknown>;

/** One campaign row as Ads Manager's list has it. */
export function campaignRow(more: Raw = {}): Raw {
  return {
    campaign_id: CAMPAIGN,
    campaign_name: 'Spring',
    campaign_opt_status: '1',
    campaign_primary_status: 'disable',
    campaign_status: 'campaign_disable',
    budget: '240.00',
    budget_mode: 'day',
    row_data: { stat_cost: '10.00', show_cnt: '900' },
    ...more,
  };
}

export function answered(
  body: string,
  more: Partial<Extract<PageAnswer, { outcome: 'answered' }>> = {},
): PageAnswer {
  return {
    outcome: 'answered',
    status: 200,
    redirected: false,
    login: false,
    type: 'application/json',
    date: NOW,
    logId: 'log-1',
    body,
    ...more,
  };
}

export function tableOf(rows: Raw[], pagination: Raw = {}): PageAnswer {
  const told = { page: 1, page_count: 1, total_count: rows.length, limit: 100, ...pagination };
  return answered(JSON.stringify({ code: 0, msg: 'success', data: { table: rows, pagination: told } }));
}

/** A page that answers what it is told, and remembers what it was asked. */
export class FakePage implements PageLink {
  readonly asked: PageAsk[] = [];
  readonly presses: PressWanted[] = [];
  readonly stopped = new Map<string, string>();
  /** What it was told of its looks: the account, and why nothing was seen. */
  readonly looks: [string, string | null][] = [];
  pressResult: PressResult = { result: 'lost' };
  /** Answers a list; what is not told here is an empty one. */
  list: (query: ListQuery) => PageAnswer = () => tableOf([]);
  account: () => PageAnswer = () =>
    answered(
      JSON.stringify({
        code: 0,
        data: { adv_info_vo: { id: ACCOUNT, name: 'Shop', currency: 'USD', timezone: 'America/New_York' } },
      }),
    );

  private at = NOW;
  readonly clock: Clock = {
    now: () => this.at,
    sleep: async (ms) => {
      this.at += ms;
    },
  };
  readonly gateway = pageSession({
    link: this,
    clock: this.clock,
    sessions: {
      isStopped: async (id) => this.stopped.has(id),
      stop: async (id, reason) => void this.stopped.set(id, reason),
      looked: async (id, problem) => void this.looks.push([id, problem?.reason ?? null]),
    },
  });

  async ask(ask: PageAsk): Promise<PageAnswer> {
    this.asked.push(ask);
    return ask.ask === 'list' ? this.list(ask.query) : this.account();
  }

  press: PageLink['press'] = async (wanted) => {
    this.presses.push(wanted);
    return this.pressResult;
  };

  async show(): Promise<boolean> {
    return false;
  }

  queries(): ListQuery[] {
    return this.asked.flatMap((ask) => (ask.ask === 'list' ? [ask.query] : []));
  }
}
