import { frozenClock } from '../../simulator/clock';
import { createSimulator, type Simulator } from '../../simulator/simulator';
import { loadWorld, type WorldInput } from '../../simulator/world/load';

export const ADVERTISER = '7011223344556677889';
export const CAMPAIGN = '1846211451413538123';
export const NOW = Date.UTC(2026, 2, 10, 15, 20);

export type Row = Record<string, unknown>;
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  code?: number;
  message?: string;
  data: { list?: Row[]; page_info?: Record<string, number>; [key: string]: unknown };
}

/** One campaign with two ad groups of two ads, unless told otherwise. */
export const oneCampaign = (more: Partial<WorldInput['campaigns'][number]> = {}): WorldInput => ({
  campaigns: [{ id: CAMPAIGN, name: 'Spring', adGroups: [{ ads: 2 }, { ads: 2 }], ...more }],
});

/** A simulator that stands still and allows any number of requests. */
export function simulate(world?: WorldInput): Simulator {
  const simulator = createSimulator({
    clock: frozenClock(NOW),
    ...(world === undefined ? {} : { world: (clock) => loadWorld(world, clock) }),
  });
  simulator.settings.limits.appPerSecond = 0;
  return simulator;
}

/** Calls the API in process. Objects in a query are sent as JSON. */
export class Client {
  constructor(
    private readonly simulator: Simulator,
    private readonly token = 'sim-token-full',
  ) {}

  get(path: string, query: Record<string, unknown> = {}): Promise<Answer> {
    const url = new URL(`https://business-api.tiktok.com/open_api/v1.3/${path}/`);
    for (const [key, value] of Object.entries(query))
      url.searchParams.set(key, typeof value === 'string' ? value : JSON.stringify(value));
    return this.send(new Request(url, { headers: { 'Access-Token': this.token } }));
  }

  list(path: string, query: Record<string, unknown> = {}): Promise<Answer> {
    return this.get(path, { advertiser_id: ADVERTISER, ...query });
  }

  post(path: string, body: unknown): Promise<Answer> {
    const url = `https://business-api.tiktok.com/open_api/v1.3/${path}/`;
    const headers = { 'Access-Token': this.token, 'content-type': 'application/json' };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return this.send(new Request(url, { method: 'POST', headers, body: text }));
  }

  setCampaign(operation: string, id = CAMPAIGN): Promise<Answer> {
    return this.post('campaign/status/update', {
      advertiser_id: ADVERTISER,
      campaign_ids: [id],
      operation_status: operation,
    });
  }

  /** Secondary statuses of one level under the campaign, oldest entity first. */
  async statuses(level: 'campaign' | 'adgroup' | 'ad', id = CAMPAIGN): Promise<unknown[]> {
    const filtering = { campaign_ids: [id], primary_status: 'STATUS_ALL' };
    const { data } = await this.list(`${level}/get`, { filtering, page_size: 1000 });
    return (data.list ?? []).map((row) => row.secondary_status).reverse();
  }

  async send(request: Request): Promise<Answer> {
    const response = await this.simulator.fetch(request);
    const text = await response.text();
    const answer: Answer = { status: response.status, headers: response.headers, text, data: {} };
    try {
      return { ...answer, ...(JSON.parse(text) as Partial<Answer>) };
    } catch {
      return answer;
    }
  }
}
