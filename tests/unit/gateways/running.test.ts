import { describe, expect, it } from 'vitest';
import type { Gateway } from '@/utils/gateways/gateway';
import type { WorldInput } from '../../simulator/world/load';
import { CAMPAIGN, entity, NOW, played, reachSimulated } from './reach';

const ACCOUNT = { timezone: 'America/New_York', currency: 'USD' };
const OTHER = '1846211451413538124';
type Campaign = WorldInput['campaigns'][number];

/** Nothing spends, so that the report seems to stand still. */
const mine: Campaign = { id: CAMPAIGN, name: 'Spring', switch: 'off', adGroups: [{ ads: 1 }] };
const other = (more: Partial<Campaign>, id = OTHER): Campaign => ({
  id,
  name: 'Old',
  adGroups: [{ ads: 1 }],
  ...more,
});
const others = (count: number, more: (n: number) => Partial<Campaign>) =>
  Array.from({ length: count }, (_, n) => other(more(n), `18462114514136${String(n).padStart(5, '0')}`));

const read = (gateway: Gateway, id = CAMPAIGN) =>
  gateway.readSpend(entity('manual', 'campaign', id), ACCOUNT, NOW, 'watch');
async function runningBeside(campaigns: Campaign[], arm?: (faults: Faults) => void) {
  const { gateway, simulator, clock } = reachSimulated({ campaigns: [mine, ...campaigns] });
  arm?.(simulator.faults);
  const spend = await played(clock, read(gateway));
  if (!spend.ok) throw new Error(spend.problem.reason);
  return { running: spend.value.othersRunning, asked: simulator.journal.entries().map(({ path }) => path) };
}
type Faults = ReturnType<typeof reachSimulated>['simulator']['faults'];

describe('beside a report that stands still, another campaign', () => {
  it.each<[string, Partial<Campaign>]>([
    ['that is off', { switch: 'off' }],
    ['whose ad groups are all off', { adGroups: [{ ads: 1, switch: 'off' }] }],
    ['whose ad groups have all ended', { adGroups: [{ ads: 1, status: 'ADGROUP_STATUS_TIME_DONE' }] }],
    ['that has no ad groups', { adGroups: [] }],
    ['that has used up its budget', { status: 'CAMPAIGN_STATUS_BUDGET_EXCEED' }],
    [
      'that is Smart+ and has ended',
      { kind: 'smart-plus', adGroups: [{ status: 'ADGROUP_STATUS_TIME_DONE' }] },
    ],
    ['that waits for its start', { adGroups: [{ status: 'ADGROUP_STATUS_NOT_START' }] }],
  ])('%s does not run', async (_, more) => {
    expect((await runningBeside([other(more)])).running).toBe(0);
  });

  it.each<[string, Partial<Campaign>]>([
    ['that is on', {}],
    ['that is Smart+ and on', { kind: 'smart-plus' }],
    ['that is a Promote', { kind: 'promote' }],
    ['one of whose ad groups delivers', { adGroups: [{ switch: 'off' }, {}] }],
    ['whose status nobody has documented', { status: 'CAMPAIGN_STATUS_SETTLEMENT_HOLD' }],
    [
      'below which nobody has documented a status',
      { adGroups: [{ status: 'ADGROUP_STATUS_SETTLEMENT_HOLD' }] },
    ],
  ])('%s may run', async (_, more) => {
    expect((await runningBeside([other(more)])).running).toBe(1);
  });

  it.each(['server-errors', 'pages-missing', 'missing-secondary-status', 'rate-limited'] as const)(
    'below which TikTok tells nothing (%s) may run',
    async (name) => {
      const ended = other({ adGroups: [{ switch: 'off' }, { switch: 'off' }] });
      const { running } = await runningBeside([ended], (faults) =>
        faults.arm({ name, endpoint: 'adgroup/get' }),
      );
      expect(running).toBe(1);
    },
  );

  it('is unknown while the campaigns cannot be listed', async () => {
    const { running } = await runningBeside([other({})], (faults) =>
      faults.arm({ name: 'pages-missing', endpoint: 'campaign/get' }),
    );
    expect(running).toBeNull();
  });
});

describe('asking whether anything else runs', () => {
  const listsIn = (paths: string[]) => paths.filter((path) => !path.includes('report')).length;

  it('takes one request where no other is on, and one more for a hundred that are', async () => {
    expect(listsIn((await runningBeside(others(100, () => ({ switch: 'off' })))).asked)).toBe(1);
    const ended = { adGroups: [{ switch: 'off' as const }] };
    expect(listsIn((await runningBeside(others(100, () => ended))).asked)).toBe(2);
  });

  it('stops when it is answered', async () => {
    const { asked, running } = await runningBeside(others(350, () => ({})));
    expect(running).toBeGreaterThan(0);
    expect(listsIn(asked)).toBe(2);
  });

  it('goes on to the last one', async () => {
    const last = (n: number) => ({ adGroups: [{ switch: n === 249 ? ('on' as const) : ('off' as const) }] });
    expect((await runningBeside(others(250, last))).running).toBe(1);
  });

  it('is done once for two that ask, and neither is its own neighbour', async () => {
    const { gateway, simulator, clock } = reachSimulated({ campaigns: [mine, other({})] });
    const spends = await played(clock, Promise.all([read(gateway), read(gateway, OTHER)]));
    expect(spends.map((spend) => spend.ok && spend.value.othersRunning)).toEqual([1, 0]);
    expect(listsIn(simulator.journal.entries().map(({ path }) => path))).toBe(2);
  });
});
