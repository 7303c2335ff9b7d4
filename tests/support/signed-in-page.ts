import type { EntityRef } from '@/utils/core/entity';
import type { PageLink, PressResult, PressWanted } from '@/utils/gateways/page-session/link';
import { accountRequest, listRequest, type PageRequest } from '@/utils/page/list-request';
import type { PageAnswer, PageAsk } from '@/utils/wire/page-answers';
import type { Simulator } from '../simulator/simulator';

const ORIGIN = 'https://ads.tiktok.com';
/** Paths and id fields of the page's own switches; `ad` is the ad group (facts: session-api 3). */
const SWITCH: Record<EntityRef['level'], { path: string; field: string }> = {
  campaign: { path: '/api/v3/i18n/overture/campaign/update_status/', field: 'campaign_list' },
  adgroup: { path: '/api/v3/i18n/overture/ad/update_status/', field: 'ad_list' },
  ad: { path: '/api/v2/i18n/overture/creative/update_status/', field: 'creative_list' },
};
const OPT_STATUS: Record<EntityRef['level'], string> = {
  campaign: 'campaign_opt_status',
  adgroup: 'ad_opt_status',
  ad: 'creative_opt_status',
};

/**
 * A person's open Ads Manager in a story without a browser: what the page's world and its switches do, done by
 * the simulator's own endpoints with the session of one visit.
 */
export class SignedInPage implements PageLink {
  /** Whether a tab is open for the account. */
  isOpen = true;
  private cookies: Promise<string> | null = null;

  constructor(
    private readonly simulator: Simulator,
    /** Requests as the worker of this life sends them, so that it can die in each. */
    private readonly through: <T>(work: () => Promise<T>) => Promise<T>,
  ) {}

  async ask(ask: PageAsk): Promise<PageAnswer> {
    if (!this.isOpen) return { outcome: 'failed', reason: 'no-tab' };
    const { path, body } = ask.ask === 'list' ? listRequest(ask.query) : accountRequest(ask.advertiserId);
    return this.through(() => this.post({ path, body }));
  }

  async press({ ref, to }: PressWanted): Promise<PressResult> {
    if (!this.isOpen) return { result: 'no-list' };
    return this.through(async () => {
      const shown = await this.switchShown(ref);
      if (shown === null) return { result: 'no-row' };
      if (shown === to) return { result: 'already' };
      const { path, field } = SWITCH[ref.level];
      const form = new FormData();
      form.set(field, JSON.stringify([ref.id]));
      if (ref.level === 'ad') form.set('aco_creative_list', '[]');
      form.set('operation', to === 'off' ? 'disable' : 'enable');
      const answer = await this.send(`${path}?aadvid=${ref.advertiserId}&req_src=bidding`, { body: form });
      return { result: 'sent', answer };
    });
  }

  async show(): Promise<boolean> {
    this.isOpen = true;
    return true;
  }

  /** What the row's switch shows: what the newest list said. */
  private async switchShown(ref: EntityRef): Promise<'on' | 'off' | null> {
    const day = new Date(this.simulator.clock.now()).toISOString().slice(0, 10);
    const query = {
      advertiserId: ref.advertiserId,
      level: ref.level,
      within: { level: ref.level, ids: [ref.id] },
      deleted: false,
      from: day,
      to: day,
      page: 1,
    };
    const answer = await this.post(listRequest(query));
    if (answer.outcome === 'failed') return null;
    const found = new RegExp(`"${OPT_STATUS[ref.level]}":"([01])"`).exec(answer.body)?.[1];
    return found === undefined ? null : found === '0' ? 'on' : 'off';
  }

  private post({ path, body }: PageRequest): Promise<PageAnswer> {
    return this.send(path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  }

  private async send(
    path: string,
    init: { body: string | FormData; headers?: Record<string, string> },
  ): Promise<PageAnswer> {
    this.cookies ??= this.visit();
    const cookie = await this.cookies;
    const csrf = /csrftoken=([^;]+)/.exec(cookie)?.[1] ?? '';
    const headers = { ...init.headers, cookie, 'x-csrftoken': csrf, origin: ORIGIN };
    let response: Response;
    try {
      response = await this.simulator.fetch(
        new Request(ORIGIN + path, { method: 'POST', body: init.body, headers }),
      );
    } catch {
      return { outcome: 'failed', reason: 'offline' };
    }
    const login = response.status === 302;
    return {
      outcome: 'answered',
      status: login ? 200 : response.status,
      redirected: login,
      login,
      type: response.headers.get('content-type')?.split(';')[0] ?? '',
      date: Date.parse(response.headers.get('date') ?? '') || null,
      logId: response.headers.get('x-tt-logid'),
      body: login ? '<html>' : await response.text(),
    };
  }

  /** Opening the page signs in; nobody needs a password here. */
  private async visit(): Promise<string> {
    const response = await this.simulator.fetch(new Request(`${ORIGIN}/i18n/home`));
    return response.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }
}
