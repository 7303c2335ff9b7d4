import { describe, expect, it } from 'vitest';
import { marketingApi } from '@/utils/gateways/marketing-api';
import { createSimulator } from '../../simulator/simulator';
import { loadWorld } from '../../simulator/world/load';
import { VirtualClock } from '../../support/virtual-clock';
import { ADVERTISER, CAMPAIGN, entity, FULL_TOKEN, NOW, reachAnswering, reachSimulated } from './reach';

const REF = { advertiserId: ADVERTISER, level: 'campaign', id: CAMPAIGN } as const;

/** A simulator behind a fetch that treats redirects as browsers do: follows them, token and all, unless told not to. */
function behindABrowser() {
  const clock = new VirtualClock(NOW);
  const world = { campaigns: [{ id: CAMPAIGN, name: 'Spring' }] };
  const simulator = createSimulator({ clock, world: (own) => loadWorld(world, own) });
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await simulator.fetch(new Request(input, init));
    if (response.status < 300 || response.status > 399) return response;
    if (init?.redirect === 'manual')
      return Object.defineProperties(new Response(null), {
        type: { value: 'opaqueredirect' },
        status: { value: 0 },
      });
    const target = new URL(response.headers.get('location') ?? '', String(input));
    return simulator.fetch(new Request(target, init));
  };
  return { gateway: marketingApi({ fetch, clock, token: async () => FULL_TOKEN }), simulator };
}

describe('a redirect', () => {
  it('is not followed by a read: the token stays where it belongs', async () => {
    const { gateway, simulator } = behindABrowser();
    simulator.faults.arm({ name: 'redirect' });
    expect(await gateway.readEntity(REF, 'click')).toMatchObject({
      ok: false,
      problem: { remedy: 'read-first', reason: 'redirected' },
    });
    expect(simulator.journal.entries().map(({ path }) => path)).toEqual(['/open_api/v1.3/campaign/get/']);
  });

  it('is not followed by a pause, whose outcome is unknown', async () => {
    const { gateway, simulator } = behindABrowser();
    simulator.faults.arm({ name: 'redirect' });
    expect(await gateway.write(entity(), 'switch-off')).toMatchObject({
      outcome: 'unknown',
      problem: { reason: 'redirected' },
    });
    expect(simulator.journal.entries()).toHaveLength(1);
    expect(simulator.world.campaigns.get(CAMPAIGN)?.switch).toBe('on');
  });

  it.each([301, 302, 303, 307, 308])('HTTP %i is seen as one where fetch shows it', async (status) => {
    const headers = { location: 'https://elsewhere.example/' };
    const { gateway, sent } = reachAnswering(() => new Response(null, { status, headers }));
    expect(await gateway.check()).toMatchObject({ ok: false, problem: { reason: 'redirected' } });
    expect(sent).toHaveLength(1);
  });

  it('is over when TikTok stops redirecting', async () => {
    const { gateway, simulator } = reachSimulated();
    simulator.faults.arm({ name: 'redirect', times: 1 });
    expect((await gateway.write(entity(), 'switch-off')).outcome).toBe('unknown');
    expect((await gateway.write(entity(), 'switch-off')).outcome).toBe('accepted');
  });
});
