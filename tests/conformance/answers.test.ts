import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ArmFault } from '../simulator/faults';
import { ADVERTISER, campaignNamed, sdkAgainstSimulator, told, TOKEN, type Harness } from './sdk';

// What the SDK makes of each kind of answer. facts: marketing-api 14, "What it does with answers"
let harness: Harness;
beforeAll(async () => {
  harness = await sdkAgainstSimulator();
});
afterAll(() => harness.close());
afterEach(() => {
  harness.simulator.faults.clear();
  harness.simulator.journal.clear();
});

const list = (options = {}) =>
  told((done) => harness.campaigns.campaignGet(ADVERTISER, TOKEN, options, done));
const disable = (id: string) =>
  told((done) =>
    harness.campaigns.campaignStatusUpdate(
      TOKEN,
      { body: { advertiser_id: ADVERTISER, campaign_ids: [id], operation_status: 'DISABLE' } },
      done,
    ),
  );
const arm = (fault: ArmFault) => harness.simulator.faults.arm(fault);

describe('what arrives from the SDK', () => {
  it('has its headers, JSON in the query, and no page it was not told', async () => {
    await list({ fields: ['campaign_id'], filtering: { primary_status: 'STATUS_ALL' } });
    const [entry] = harness.simulator.journal.entries();
    expect(entry).toMatchObject({
      method: 'GET',
      path: '/open_api/v1.3/campaign/get/',
      who: 'sim-token-full',
      query: { fields: '["campaign_id"]', filtering: '{"primary_status":"STATUS_ALL"}' },
    });
    expect(Object.keys(entry?.query ?? {})).not.toContain('page');
  });
});

describe('what the SDK tells its caller', () => {
  it('code 0: no error, data and request_id without code', async () => {
    const { error, data } = await list();
    expect(error).toBeNull();
    expect(data?.data?.list).toHaveLength(10);
    expect(data?.request_id).toMatch(/^\d{14}[0-9a-f]{20}$/);
    expect(data?.code).toBeUndefined();
  });

  it('code 20001: an error, and the data all the same', async () => {
    const { id } = campaignNamed(harness.simulator, 'Spring Sale – Prospecting');
    arm({ name: 'write-partial' });
    const { error, data } = await disable(id);
    expect(error?.message).toMatch(/code: 20001/);
    expect(data?.data).toMatchObject({ campaign_ids: [], status: 'DISABLE' });
    expect(harness.simulator.world.campaigns.get(id)?.switch).toBe('on');
  });

  it('any other code: an error naming request, message and code, data {}', async () => {
    const { error, data } = await told((done) =>
      harness.campaigns.campaignGet(ADVERTISER, 'sim-token-revoked', {}, done),
    );
    expect(error?.message).toMatch(
      /request_id:\d{14}[0-9a-f]{20} message: Access token is incorrect or has been revoked\. code: 40105/,
    );
    expect(data?.data).toEqual({});
  });

  it('HTTP 500: an error with its status, no data', async () => {
    arm({ name: 'server-errors' });
    const { error, data } = await list();
    expect(error?.status).toBe(500);
    expect(data).toBeNull();
  });

  it('JSON that stops in the middle: a SyntaxError, no data', async () => {
    arm({ name: 'invalid-json' });
    const { error, data } = await list();
    expect(error).toBeInstanceOf(SyntaxError);
    expect(data).toBeNull();
  });

  it('an HTML page with HTTP 200: an error without a code', async () => {
    arm({ name: 'html-answers' });
    const { error } = await list();
    expect(error?.message).toMatch(/code: undefined/);
  });

  it('an empty body: an error', async () => {
    arm({ name: 'empty-answers' });
    expect((await list()).error).not.toBeNull();
  });

  it('a redirect: followed, the token sent again', async () => {
    arm({ name: 'redirect' });
    const { error, data } = await list();
    expect(error).toBeNull();
    expect(data?.data?.list).toHaveLength(10);
    expect(harness.simulator.journal.entries().map(({ path, who }) => [path, who])).toEqual([
      ['/open_api/v1.3/campaign/get/', 'sim-token-full'],
      ['/elsewhere/open_api/v1.3/campaign/get/', 'sim-token-full'],
    ]);
  });

  it('gzip: read as if it were plain', async () => {
    arm({ name: 'gzip' });
    expect((await list()).data?.data?.list).toHaveLength(10);
  });

  it('unquoted 64-bit ids: silently rounded', async () => {
    const { id } = campaignNamed(harness.simulator, 'Spring Sale – Prospecting');
    const filtering = { campaign_ids: [id] };
    const [quoted] = (await list({ filtering })).data?.data?.list ?? [];
    expect(quoted?.campaign_id).toBe(id);
    arm({ name: 'unquoted-ids' });
    const [rounded] = (await list({ filtering })).data?.data?.list ?? [];
    expect(String(rounded?.campaign_id)).not.toBe(id);
    expect(Number(rounded?.campaign_id)).toBe(Number(id));
  });

  it('no token: refuses to send', () => {
    const noToken = null as unknown as string;
    expect(() => harness.campaigns.campaignGet(ADVERTISER, noToken, {}, () => undefined)).toThrow(
      /Access_Token/,
    );
  });

  it('a connection that drops after the write: an error, and the campaign is off all the same', async () => {
    const { id } = campaignNamed(harness.simulator, 'Spring Sale – Retargeting');
    arm({ name: 'write-lost-after' });
    const { error } = await disable(id);
    expect(error).not.toBeNull();
    expect(harness.simulator.world.campaigns.get(id)?.switch).toBe('off');
    expect(harness.simulator.journal.entries()[0]).toMatchObject({ dropped: 'after' });
  });

  it('a connection that drops before the write: an error, and the campaign stays on', async () => {
    const { id } = campaignNamed(harness.simulator, 'Copy of Evergreen');
    arm({ name: 'write-lost-before' });
    const { error } = await disable(id);
    expect(error).not.toBeNull();
    expect(harness.simulator.world.campaigns.get(id)?.switch).toBe('on');
  });
});
