import {
  AccountManagementApi,
  AdApi,
  AdgroupApi,
  ApiClient,
  AuthenticationApi,
  CampaignCreationApi,
  ReportingApi,
  type Callback,
} from 'tiktok-business-api-sdk-official';
import { frozenClock } from '../simulator/clock';
import { startServer } from '../simulator/server';
import { createSimulator, type Simulator } from '../simulator/simulator';
import type { WorldCampaign } from '../simulator/world/types';

export const TOKEN = 'sim-token-full';
export const ADVERTISER = '7011223344556677889';
/** A Wednesday in March: legacy Smart+ still works then. */
export const NOW = Date.UTC(2026, 2, 11, 15, 20);

export type Row = Record<string, unknown>;

/** What the SDK told its callback. */
export interface Told {
  error: (Error & { status?: number }) | null;
  /** The SDK's `data` argument: `{ data, request_id }` when all went well. */
  data: { request_id?: string; code?: number; data?: Data } | null;
}
export interface Data {
  list?: Row[];
  page_info?: { page: number; page_size: number; total_number: number; total_page: number };
  [key: string]: unknown;
}

/** Turns one SDK call into a promise of what its callback was told. */
export function told(call: (callback: Callback) => void): Promise<Told> {
  return new Promise((resolve) => {
    call((error, data) => resolve({ error, data } as Told));
  });
}

export interface Harness {
  simulator: Simulator;
  campaigns: CampaignCreationApi;
  adGroups: AdgroupApi;
  ads: AdApi;
  accounts: AccountManagementApi;
  auth: AuthenticationApi;
  reports: ReportingApi;
  httpPort: number;
  httpsPort: number;
  close(): Promise<void>;
}

/** A simulator behind a real HTTP port, and TikTok's own SDK pointed at it. */
export async function sdkAgainstSimulator(): Promise<Harness> {
  const simulator = createSimulator({ clock: frozenClock(NOW) });
  simulator.settings.limits.appPerSecond = 0;
  const server = await startServer(simulator);
  const client = new ApiClient();
  client.basePath = `http://127.0.0.1:${server.httpPort}`;
  return {
    simulator,
    campaigns: new CampaignCreationApi(client),
    adGroups: new AdgroupApi(client),
    ads: new AdApi(client),
    accounts: new AccountManagementApi(client),
    auth: new AuthenticationApi(client),
    reports: new ReportingApi(client),
    httpPort: server.httpPort,
    httpsPort: server.httpsPort,
    close: () => server.close(),
  };
}

/** The seeded campaign of that name. */
export function campaignNamed({ world }: Simulator, name: string): WorldCampaign {
  const found = [...world.campaigns.values()].find((campaign) => campaign.name === name);
  if (!found) throw new Error(`the seeded world has no campaign ${name}`);
  return found;
}
