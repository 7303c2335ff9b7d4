import { describe, expect, it } from 'vitest';
import { CAMPAIGN, entity, enveloped, reachAnswering, reachSimulated } from './reach';

const world = {
  campaigns: [{ id: CAMPAIGN, name: 'Shop', kind: 'gmv-max' as const, adGroups: [], sessions: 2 }],
};

describe('deleting a session', () => {
  it('is one request that names it, and the list shows it gone', async () => {
    const { gateway, simulator } = reachSimulated(world);
    const [first, second] = simulator.world.campaigns.get(CAMPAIGN)?.sessions ?? [];
    expect(await gateway.deleteSession(entity('gmv-max'), first?.id ?? '')).toMatchObject({
      outcome: 'accepted',
    });
    expect(simulator.journal.entries().map(({ path }) => path.split('/v1.3')[1])).toEqual([
      '/campaign/gmv_max/session/delete/',
    ]);
    const tree = await gateway.readTree(entity('gmv-max'), 'click');
    expect(tree.ok && tree.value.nodes.map(({ id }) => id)).toEqual([second?.id]);
  });

  it('of one that is gone is refused', async () => {
    const { gateway } = reachSimulated(world);
    expect(await gateway.deleteSession(entity('gmv-max'), '1846000000000000999')).toMatchObject({
      outcome: 'rejected',
      problem: { reason: 'not-existing' },
    });
  });

  it.each([
    ['a partial success', () => enveloped({}, 20001, 'Partially successful')],
    ['no envelope', () => new Response('<html>')],
    ['an error of TikTok’s', () => enveloped({}, 50002, 'Processing error')],
  ])('that is answered with %s may or may not have happened', async (_what, answer) => {
    const { gateway, sent } = reachAnswering(answer);
    expect((await gateway.deleteSession(entity('gmv-max'), '1')).outcome).toBe('unknown');
    expect(sent).toHaveLength(1);
  });
});
