import { sign, signedForm, signedTarget } from '../../simulator/page/signature';
import type { Simulator } from '../../simulator/simulator';
import { ADVERTISER, CAMPAIGN } from './simulated';

export interface PageReply {
  status: number;
  headers: Headers;
  text: string;
  code?: number;
  data: Record<string, unknown> & { table?: PageRow[] };
}
export type PageRow = Record<string, unknown> & {
  row_data?: Record<string, unknown>;
  stat_data?: Record<string, unknown>;
};

/** What a visit may do differently from the page's own script. */
export interface Manner {
  csrf?: string;
  cookies?: string;
  origin?: string;
  /** 'own' signs what is sent; a text goes into the address as it is. */
  signature?: 'own' | string;
}

export const COOKIES = 'sessionid_ss_ads=s; csrftoken=abc; msToken=m';
const ORIGIN = 'https://ads.tiktok.com';
let made = 0;

/** The query of a signed request. */
export function signatureFor(path: string, body: string, msToken = 'm'): string {
  made += 1;
  const signed = sign(signedTarget(new URL(path, ORIGIN)), body, `t-${made}`, msToken);
  return new URLSearchParams({ ...signed }).toString();
}

/** Calls the page's endpoints in process, as a signed-in tab would. */
export class PageClient {
  constructor(private readonly simulator: Simulator) {}

  async post(path: string, body: string | FormData, manner: Manner = {}): Promise<PageReply> {
    const url = `${path}${path.includes('?') ? '&' : '?'}aadvid=${ADVERTISER}`;
    const signed = manner.signature === 'own' ? signatureFor(url, textOf(body)) : manner.signature;
    return this.send(
      new Request(`${ORIGIN}${url}${signed ? `&${signed}` : ''}`, {
        method: 'POST',
        headers: {
          cookie: manner.cookies ?? COOKIES,
          origin: manner.origin ?? ORIGIN,
          'x-csrftoken': manner.csrf ?? 'abc',
          ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
        },
        body,
      }),
    );
  }

  get(path: string): Promise<PageReply> {
    return this.send(new Request(`${ORIGIN}${path}`, { headers: { cookie: COOKIES } }));
  }

  /** An `op` list of the day 2026-03-10. */
  list(list = 'campaign', extra: object = {}, manner: Manner = {}): Promise<PageReply> {
    const body = { common_req: { st: '2026-03-10', et: '2026-03-10', page_size: 100, ...extra } };
    return this.post(`/api/v4/i18n/statistics/op/${list}/list/`, JSON.stringify(body), manner);
  }

  /** The page's own switch of campaigns. */
  switch(operation: string, ids = [CAMPAIGN], manner: Manner = {}): Promise<PageReply> {
    const form = new FormData();
    form.set('campaign_list', JSON.stringify(ids));
    form.set('operation', operation);
    return this.post('/api/v3/i18n/overture/campaign/update_status/', form, manner);
  }

  private async send(request: Request): Promise<PageReply> {
    const response = await this.simulator.fetch(request);
    const text = await response.text();
    const reply: PageReply = { status: response.status, headers: response.headers, text, data: {} };
    try {
      return { ...reply, ...(JSON.parse(text) as Partial<PageReply>) };
    } catch {
      return reply;
    }
  }
}

const textOf = (body: string | FormData) => (typeof body === 'string' ? body : signedForm(body));
