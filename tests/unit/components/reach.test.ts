import { describe, expect, test } from 'vitest';
import { canAsk, reachOf } from '@/components/connect/reach';
import type { AccessNow } from '@/components/connect/use-access';
import type { GatewayName } from '@/utils/core/gateway-name';
import type { Connection, KnownAdvertiser } from '@/utils/store/database';

const account = (id: string, gateway: GatewayName): KnownAdvertiser => ({
  id,
  name: `Account ${id}`,
  currency: 'USD',
  timezone: 'UTC',
  status: '',
  gateway,
  listedAt: null,
  listProblem: null,
});
const connection = (state: Connection['state']): Connection => ({
  gateway: 'marketing-api',
  state,
  person: '',
  connectedAt: 0,
  checkedAt: 0,
  missing: [],
});
const access = (change: Partial<AccessNow>): AccessNow => ({
  connection: null,
  connections: change.connection ? [change.connection] : [],
  consent: null,
  advertisers: [],
  stopped: [],
  ...change,
});
const byPage = account('1', 'page-session');
const byToken = account('2', 'marketing-api');

describe('TikTok is reached', () => {
  test('not at all before anything was opened or connected', () => {
    expect(reachOf(access({}))).toBe('none');
  });
  test('through the page with nothing connected, once an account was seen there', () => {
    expect(reachOf(access({ advertisers: [byPage] }))).toBe('page');
  });
  test('by a token as long as TikTok takes it', () => {
    expect(reachOf(access({ connection: connection('connected') }))).toBe('connected');
    expect(reachOf(access({ connection: connection('revoked'), advertisers: [byPage] }))).toBe('revoked');
  });
});

describe('an account can be asked about', () => {
  test('through the page, whatever became of a token', () => {
    expect(canAsk(byPage, access({}))).toBe(true);
    expect(canAsk(byPage, access({ connection: connection('revoked') }))).toBe(true);
  });
  test('not through the page where that was stopped', () => {
    const stopped = [{ advertiserId: '1', reason: 'session-ended', at: 0 }];
    expect(canAsk(byPage, access({ stopped }))).toBe(false);
    expect(canAsk(account('3', 'page-session'), access({ stopped }))).toBe(true);
  });
  test('by its token only while that works', () => {
    expect(canAsk(byToken, access({ connection: connection('connected') }))).toBe(true);
    expect(canAsk(byToken, access({ connection: connection('revoked') }))).toBe(false);
    expect(canAsk(byToken, access({}))).toBe(false);
  });
});
