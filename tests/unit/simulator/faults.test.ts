import { describe, expect, it } from 'vitest';
import type { ArmFault } from '../../simulator/faults';
import { FAULT_TABLE, type FaultName } from '../../simulator/faults/table';
import type { Simulator } from '../../simulator/simulator';
import { MONEY_STORIES } from './money-faults';
import { ADVERTISER, CAMPAIGN, Client, oneCampaign, simulate, type Answer } from './simulated';

/** One story per fault: what a client that pauses and reads sees while it is armed. */
interface Story {
  arm?: Partial<ArmFault>;
  see(client: Client, simulator: Simulator): Promise<void>;
}

const isOff = (simulator: Simulator) => simulator.world.campaigns.get(CAMPAIGN)?.switch === 'off';
const list = (client: Client): Promise<Answer> => client.list('campaign/get');
const dropped = (answer: Promise<unknown>) => expect(answer).rejects.toThrow(TypeError);

/** The pause is refused with this code and nothing happens. */
const refused = (code: number): Story => ({
  see: async (client, simulator) => {
    expect((await client.setCampaign('DISABLE')).code).toBe(code);
    expect(isOff(simulator)).toBe(false);
  },
});
/** Neither reads nor writes get through. */
const refusedAll = (code: number): Story => ({
  see: async (client, simulator) => {
    await refused(code).see(client, simulator);
    expect((await list(client)).code).toBe(code);
  },
});
/** Reads look like this, and a write is applied or not. */
const garbled = (applied: boolean, looksLike: (answer: Answer) => void): Story => ({
  see: async (client, simulator) => {
    looksLike(await client.setCampaign('DISABLE'));
    expect(isOff(simulator)).toBe(applied);
    looksLike(await list(client));
  },
});

const STORIES: Record<FaultName, Story> = {
  ...MONEY_STORIES,
  'write-rejected': refused(40002),
  'write-conflict': refused(40202),
  'write-lost-before': {
    see: async (client, simulator) => {
      await dropped(client.setCampaign('DISABLE'));
      expect(isOff(simulator)).toBe(false);
      expect((await list(client)).code).toBe(0);
    },
  },
  'write-lost-after': {
    see: async (client, simulator) => {
      await dropped(client.setCampaign('DISABLE'));
      expect(isOff(simulator)).toBe(true);
    },
  },
  'write-ignored': {
    see: async (client, simulator) => {
      const answer = await client.setCampaign('DISABLE');
      expect(answer).toMatchObject({ code: 0, data: { campaign_ids: [CAMPAIGN] } });
      expect(isOff(simulator)).toBe(false);
    },
  },
  'write-partial': {
    see: async (client, simulator) => {
      const answer = await client.setCampaign('DISABLE');
      expect(answer).toMatchObject({ code: 20001, data: { campaign_ids: [] } });
      expect(isOff(simulator)).toBe(false);
      const adgroup_ids = simulator.world.adGroupsOf(CAMPAIGN).map(({ id }) => id);
      const half = await client.post('adgroup/status/update', {
        advertiser_id: ADVERTISER,
        adgroup_ids,
        operation_status: 'DISABLE',
        allow_partial_success: true,
      });
      expect(half.data).toMatchObject({
        adgroup_ids: [adgroup_ids[0]],
        error_list: [{ adgroup_id: adgroup_ids[1] }],
      });
    },
  },
  'delivers-although-off': {
    see: async (client) => {
      expect((await client.setCampaign('DISABLE')).code).toBe(0);
      expect(await client.statuses('campaign')).toEqual(['CAMPAIGN_STATUS_DISABLE']);
      expect(new Set(await client.statuses('adgroup'))).toEqual(new Set(['ADGROUP_STATUS_DELIVERY_OK']));
      expect(new Set(await client.statuses('ad'))).toEqual(new Set(['AD_STATUS_DELIVERY_OK']));
    },
  },
  'child-left-on': {
    arm: { campaign: 0, adGroup: 1 },
    see: async (client) => {
      await client.setCampaign('DISABLE');
      expect(await client.statuses('adgroup')).toEqual([
        'ADGROUP_STATUS_CAMPAIGN_DISABLE',
        'ADGROUP_STATUS_DELIVERY_OK',
      ]);
    },
  },
  'stale-reads': {
    see: async (client, simulator) => {
      await client.setCampaign('DISABLE');
      simulator.clock.advance(600_000);
      expect(await client.statuses('campaign')).toEqual(['CAMPAIGN_STATUS_ENABLE']);
      expect(await client.statuses('ad')).not.toContain('AD_STATUS_CAMPAIGN_DISABLE');
    },
  },
  'flip-flop-reads': {
    see: async (client) => {
      await client.setCampaign('DISABLE');
      const seen = [];
      for (let read = 0; read < 4; read += 1) seen.push(...(await client.statuses('campaign')));
      const [on, off] = ['CAMPAIGN_STATUS_ENABLE', 'CAMPAIGN_STATUS_DISABLE'];
      expect(seen).toEqual([on, off, on, off]);
    },
  },
  'pages-missing': {
    see: async (client) => {
      const paged = async (query: object) => {
        const { data } = await client.list('adgroup/get', { ...query });
        return [data.list?.length, data.page_info?.total_number];
      };
      expect(await paged({})).toEqual([1, 2]);
      expect(await paged({ page_size: '1' })).toEqual([1, 2]);
      expect(await paged({ page_size: '1', page: '2' })).toEqual([0, 2]);
    },
  },
  'unknown-status': {
    see: async (client) => {
      expect(await client.statuses('campaign')).toEqual(['CAMPAIGN_STATUS_SETTLEMENT_HOLD']);
      expect(await client.statuses('ad')).not.toContain('AD_STATUS_SETTLEMENT_HOLD');
    },
  },
  'missing-secondary-status': {
    see: async (client) => {
      const [row] = (await list(client)).data.list ?? [];
      expect(row).toMatchObject({ campaign_id: CAMPAIGN, operation_status: 'ENABLE' });
      expect(row).not.toHaveProperty('secondary_status');
    },
  },
  'rate-limited': refusedAll(40100),
  'server-errors': garbled(false, ({ status, code }) => expect([status, code]).toEqual([500, 50000])),
  'html-answers': garbled(false, ({ status, text, headers }) => {
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch('text/html');
    expect(text).toMatch(/^<!doctype html>/);
  }),
  'invalid-json': garbled(true, ({ text, code }) => {
    expect(text).toMatch(/^\{"code":0/);
    expect(code).toBeUndefined();
  }),
  'empty-answers': garbled(true, ({ status, text }) => expect([status, text]).toEqual([200, ''])),
  'malformed-shape': garbled(true, ({ code, data }) => {
    expect(code).toBe('0');
    expect(Array.isArray(data)).toBe(true);
  }),
  slow: {
    arm: { seconds: 30 },
    see: async (client, simulator) => {
      let answered = false;
      const pause = client.setCampaign('DISABLE').then(() => (answered = true));
      await new Promise((resolve) => setImmediate(resolve));
      expect([answered, isOff(simulator)]).toEqual([false, false]);
      simulator.clock.advance(30_000);
      await pause;
      expect(isOff(simulator)).toBe(true);
    },
  },
  'token-revoked': refusedAll(40105),
  'permission-lost': refusedAll(40001),
  'change-log-failed': {
    see: async (client, simulator) => {
      const span = { start_time: '2026-03-01 00:00:00', end_time: '2026-03-11 00:00:00' };
      const made = await client.post('changelog/task/create', { advertiser_id: ADVERTISER, ...span });
      const task = { task_id: made.data.task_id };
      simulator.clock.advance(60_000);
      expect((await client.list('changelog/task/check', task)).data).toEqual({ status: 'FAILED' });
      expect((await client.list('changelog/task/download', task)).data).toEqual({ status: 'FAILED' });
    },
  },
  offline: {
    see: async (client, simulator) => {
      await dropped(client.setCampaign('DISABLE'));
      await dropped(list(client));
      expect(isOff(simulator)).toBe(false);
      expect(simulator.journal.entries().map((entry) => entry.dropped)).toEqual(['before', 'before']);
    },
  },
  'unquoted-ids': {
    see: async (client) => {
      const { text } = await list(client);
      expect(text).toContain(`"campaign_id":${CAMPAIGN}`);
      expect((await client.setCampaign('DISABLE')).text).toContain(`"campaign_ids":[${CAMPAIGN}]`);
    },
  },
  redirect: {
    see: async (client) => {
      const { status, headers } = await list(client);
      expect(status).toBe(302);
      expect(headers.get('location')).toMatch(/^\/elsewhere\/open_api\/v1\.3\/campaign\/get\/\?/);
    },
  },
  gzip: {
    see: async (_client, simulator) => {
      const response = await simulator.fetch(
        new Request('https://business-api.tiktok.com/open_api/v1.3/user/info/', {
          headers: { 'access-token': 'sim-token-full' },
        }),
      );
      expect(response.headers.get('content-encoding')).toBe('gzip');
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect([bytes[0], bytes[1]]).toEqual([0x1f, 0x8b]);
    },
  },
};

describe('each fault does what its line in the table says, and nothing once cleared', () => {
  it.each(Object.keys(FAULT_TABLE) as FaultName[])('%s', async (name) => {
    const simulator = simulate(oneCampaign({ spendPerHour: '12.00' }));
    const client = new Client(simulator);
    const { arm, see } = STORIES[name];
    simulator.faults.arm({ name, ...arm });
    await see(client, simulator);
    expect(simulator.journal.entries().flatMap((entry) => entry.faults)).toContain(name);

    simulator.faults.clear();
    await client.setCampaign('ENABLE');
    expect((await client.setCampaign('DISABLE')).code).toBe(0);
    expect(await client.statuses('campaign')).toEqual(['CAMPAIGN_STATUS_DISABLE']);
  });
});

it('write-partial can keep quiet about it: code 0, and the id is not among those that worked', async () => {
  const simulator = simulate(oneCampaign());
  simulator.faults.arm({ name: 'write-partial', code: 0 });
  const answer = await new Client(simulator).setCampaign('DISABLE');
  expect(answer).toMatchObject({ code: 0, data: { campaign_ids: [], campaign_list: [] } });
  expect(isOff(simulator)).toBe(false);
});

it('write-lost-after waits for a write that is done: one that comes too fast is told so', async () => {
  const simulator = simulate(oneCampaign());
  simulator.settings.limits.appPerSecond = 1;
  simulator.faults.arm({ name: 'write-lost-after', times: 1 });
  const client = new Client(simulator);
  expect((await list(client)).code).toBe(0);
  expect((await client.setCampaign('DISABLE')).code).toBe(40100);
  simulator.clock.advance(1000);
  await dropped(client.setCampaign('DISABLE'));
  expect(isOff(simulator)).toBe(true);
});

describe('arming', () => {
  const OTHER = '1846211451413538999';
  const twoCampaigns = { campaigns: [...oneCampaign().campaigns, { id: OTHER, name: 'Other' }] };

  it('for a while only', async () => {
    const simulator = simulate(oneCampaign());
    simulator.faults.arm({ name: 'write-conflict', for: '+5m' });
    const client = new Client(simulator);
    expect((await client.setCampaign('DISABLE')).code).toBe(40202);
    simulator.clock.advance(300_000);
    expect((await client.setCampaign('DISABLE')).code).toBe(0);
  });

  it('for some requests only', async () => {
    const simulator = simulate(oneCampaign());
    simulator.faults.arm({ name: 'server-errors', times: 2 });
    const client = new Client(simulator);
    const codes = [];
    for (let n = 0; n < 3; n += 1) codes.push((await list(client)).code);
    expect(codes).toEqual([50000, 50000, 0]);
  });

  it('for one campaign only, by id or index', async () => {
    for (const campaign of [OTHER, 1]) {
      const simulator = simulate(twoCampaigns);
      simulator.faults.arm({ name: 'write-rejected', campaign });
      const client = new Client(simulator);
      expect((await client.setCampaign('DISABLE', OTHER)).code).toBe(40002);
      expect((await client.setCampaign('DISABLE', CAMPAIGN)).code).toBe(0);
    }
  });

  it('for one row of a list only', async () => {
    const simulator = simulate(twoCampaigns);
    simulator.faults.arm({ name: 'unknown-status', campaign: OTHER });
    const client = new Client(simulator);
    expect(await client.statuses('campaign', OTHER)).toEqual(['CAMPAIGN_STATUS_SETTLEMENT_HOLD']);
    expect(await client.statuses('campaign', CAMPAIGN)).toEqual(['CAMPAIGN_STATUS_ENABLE']);
  });

  it('for one endpoint only', async () => {
    const simulator = simulate(oneCampaign());
    simulator.faults.arm({ name: 'html-answers', endpoint: 'adgroup/get' });
    const client = new Client(simulator);
    expect((await list(client)).code).toBe(0);
    expect((await client.list('adgroup/get')).text).toMatch(/doctype html/);
  });

  it('refuses what does not exist', () => {
    const { faults } = simulate(oneCampaign());
    expect(() => faults.arm({ name: 'no-such-fault' as FaultName })).toThrow();
    expect(() => faults.arm({ name: 'offline', bogus: 1 } as ArmFault)).toThrow();
    expect(() => faults.arm({ name: 'offline', campaign: 7 })).toThrow(/no campaign 7/);
    expect(() => faults.arm({ name: 'offline', for: 'soon' })).toThrow(/not a duration/);
  });

  it('a caller who gives up on a slow answer gets an error, and the write happens later all the same', async () => {
    const simulator = simulate(oneCampaign());
    simulator.faults.arm({ name: 'slow', seconds: 60 });
    const giveUp = new AbortController();
    const body = { advertiser_id: ADVERTISER, campaign_ids: [CAMPAIGN], operation_status: 'DISABLE' };
    const pause = simulator.fetch(
      new Request('https://business-api.tiktok.com/open_api/v1.3/campaign/status/update/', {
        method: 'POST',
        headers: { 'access-token': 'sim-token-full', 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: giveUp.signal,
      }),
    );
    giveUp.abort(new Error('too long'));
    await expect(pause).rejects.toThrow('too long');
    expect(isOff(simulator)).toBe(false);
    await new Promise((resolve) => setImmediate(resolve));
    simulator.clock.advance(60_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(isOff(simulator)).toBe(true);
  });
});
