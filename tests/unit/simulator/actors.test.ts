import { describe, expect, it } from 'vitest';
import type { WorldInput } from '../../simulator/world/load';
import { act } from '../../simulator/world/actors';
import { ADVERTISER, CAMPAIGN, Client, NOW, oneCampaign, simulate } from './simulated';

type CampaignInput = Partial<WorldInput['campaigns'][number]>;
const HOUR = 3_600_000;

/** What a read says before and after a deed. */
async function adGroupBeforeAndAfter(
  campaign: CampaignInput,
  deed: Parameters<typeof act>[1],
  balance = '9',
) {
  const simulator = simulate({ advertiser: { balance }, ...oneCampaign(campaign) });
  const client = new Client(simulator);
  const [before] = await client.statuses('adgroup');
  act(simulator.world, deed);
  const [after] = await client.statuses('adgroup');
  return { before, after, simulator };
}

describe('what ends by itself', () => {
  it.each<[string, CampaignInput, string]>([
    ['top-up', { adGroups: [{ status: 'ADGROUP_STATUS_BALANCE_EXCEED' }] }, 'ADGROUP_STATUS_BALANCE_EXCEED'],
    ['start-schedule', { adGroups: [{ startsAt: '+5h' }] }, 'ADGROUP_STATUS_NOT_START'],
    [
      'start-schedule',
      { adGroups: [{ status: 'ADGROUP_STATUS_LIVE_NOT_START' }] },
      'ADGROUP_STATUS_LIVE_NOT_START',
    ],
    ['budget-rollover', { status: 'CAMPAIGN_STATUS_BUDGET_EXCEED' }, 'ADGROUP_STATUS_CAMPAIGN_EXCEED'],
    ['approve', { adGroups: [{ status: 'ADGROUP_STATUS_AUDIT' }] }, 'ADGROUP_STATUS_AUDIT'],
  ])('%s lets it deliver again', async (does, campaign, was) => {
    const seen = await adGroupBeforeAndAfter(campaign, { actor: 'platform', does } as never);
    expect([seen.before, seen.after]).toEqual([was, 'ADGROUP_STATUS_DELIVERY_OK']);
  });

  it('a top-up fills an empty account', async () => {
    const deed = { actor: 'user', does: 'top-up', amount: '50.25' } as const;
    const { before, after, simulator } = await adGroupBeforeAndAfter({}, deed, '0');
    expect([before, after]).toEqual(['ADGROUP_STATUS_BALANCE_EXCEED', 'ADGROUP_STATUS_DELIVERY_OK']);
    expect(simulator.world.advertisers.get(ADVERTISER)?.balance).toBe('50.25');
  });

  it('what waits for one thing does not start with another', async () => {
    const inReview = { adGroups: [{ status: 'ADGROUP_STATUS_AUDIT' }] };
    for (const does of ['top-up', 'start-schedule', 'budget-rollover'] as const) {
      const { after } = await adGroupBeforeAndAfter(inReview, { actor: 'user', does });
      expect(after).toBe('ADGROUP_STATUS_AUDIT');
    }
  });
});

describe('the account', () => {
  it('is suspended and reinstated, and the record says who', () => {
    const { world } = simulate(oneCampaign());
    act(world, { actor: 'platform', does: 'suspend' });
    act(world, { actor: 'platform', does: 'suspend' });
    act(world, { actor: 'platform', does: 'reinstate' });
    expect(world.changes.map(({ level, id, from, to }) => [level, id, from, to])).toEqual([
      ['advertiser', ADVERTISER, 'STATUS_ENABLE', 'STATUS_LIMIT'],
      ['advertiser', ADVERTISER, 'STATUS_LIMIT', 'STATUS_ENABLE'],
    ]);
  });

  it('in review is approved', () => {
    const { world } = simulate({ advertiser: { status: 'STATUS_PENDING_CONFIRM' }, ...oneCampaign() });
    act(world, { actor: 'platform', does: 'approve' });
    expect(world.advertisers.get(ADVERTISER)?.status).toBe('STATUS_ENABLE');
  });
});

describe('a new GMV Max session', () => {
  it('is listed, with a budget of its own', async () => {
    const simulator = simulate(oneCampaign({ kind: 'gmv-max' }));
    const sessions = () =>
      new Client(simulator).list('campaign/gmv_max/session/list', { campaign_id: CAMPAIGN });
    const before = await sessions();
    act(simulator.world, { actor: 'user', does: 'add-session', campaign: 0, budget: '35' });
    act(simulator.world, { actor: 'user', does: 'add-session', campaign: 0 });
    const after = await sessions();
    expect(JSON.stringify(before.data)).not.toContain('session_id');
    expect(after.text.match(/"session_id"/g)).toHaveLength(2);
    const [first, second] = simulator.world.campaigns.get(CAMPAIGN)?.sessions ?? [];
    expect(first).toMatchObject({ budget: '35', switch: 'on', startTime: NOW });
    expect(second?.id).not.toBe(first?.id);
  });

  it('is for GMV Max only', () => {
    const { world } = simulate(oneCampaign());
    expect(() => act(world, { actor: 'user', does: 'add-session', campaign: 0 })).toThrow(/GMV Max/);
  });
});

describe('a person who connects again', () => {
  const revoke = () => {
    const simulator = simulate(oneCampaign());
    simulator.faults.arm({ name: 'token-revoked' });
    simulator.clock.advance(HOUR);
    return simulator;
  };
  const code = async (simulator: ReturnType<typeof simulate>, token: string) =>
    (await new Client(simulator, token).list('campaign/get')).code;

  it('has a new token that works where the old one is revoked', async () => {
    const simulator = revoke();
    const { token } = simulator.tokens.issue(simulator.clock.now());
    expect(await code(simulator, 'sim-token-full')).toBe(40105);
    expect(await code(simulator, token)).toBe(0);
    simulator.clock.advance(HOUR);
    simulator.faults.clear();
    simulator.faults.arm({ name: 'token-revoked' });
    expect(await code(simulator, token)).toBe(40105);
  });

  it('is given it by the control route', async () => {
    const simulator = revoke();
    const body = JSON.stringify({ actor: 'user', does: 'reconnect' });
    const answer = await simulator.fetch(new Request('http://127.0.0.1/__sim/act', { method: 'POST', body }));
    const { token } = (await answer.json()) as { token: string };
    expect(await code(simulator, token)).toBe(0);
  });
});
