import { describe, expect, it } from 'vitest';
import { ANSWER_WITHIN } from '@/utils/gateways/api/send';
import { ADVERTISER, CAMPAIGN, entity, enveloped, played, reachAnswering, reachSimulated } from './reach';

const REF = { advertiserId: ADVERTISER, level: 'campaign', id: CAMPAIGN } as const;

describe('a connection that breaks', () => {
  it.each([
    ['before the pause arrives', 'write-lost-before', 'on'],
    ['after the pause took effect', 'write-lost-after', 'off'],
  ] as const)('%s: unknown, and sent only once', async (_when, name, isNow) => {
    const { gateway, simulator } = reachSimulated();
    simulator.faults.arm({ name });
    expect(await gateway.write(entity(), 'switch-off')).toMatchObject({
      outcome: 'unknown',
      problem: { remedy: 'read-first', reason: 'offline' },
    });
    expect(simulator.world.campaigns.get(CAMPAIGN)?.switch).toBe(isNow);
    expect(simulator.journal.entries()).toHaveLength(1);
  });

  it('fails a read and nothing else', async () => {
    const { gateway, simulator } = reachSimulated();
    simulator.faults.arm({ name: 'offline', times: 1 });
    expect(await gateway.readEntity(REF, 'click')).toMatchObject({
      ok: false,
      problem: { remedy: 'read-first', reason: 'offline' },
    });
    expect((await gateway.readEntity(REF, 'click')).ok).toBe(true);
  });

  it('in the middle of the answer: unknown', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new TypeError('reset')) });
    const { gateway } = reachAnswering(() => new Response(body));
    expect(await gateway.write(entity(), 'switch-off')).toMatchObject({
      outcome: 'unknown',
      problem: { reason: 'offline' },
    });
  });
});

describe('an answer that does not come', () => {
  const never = ({ init }: { init: RequestInit }) =>
    new Promise<Response>((_resolve, reject) => {
      init.signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
    });

  it('is given up, and what the pause did is unknown', async () => {
    const { gateway, clock } = reachAnswering(never);
    const started = clock.now();
    expect(await played(clock, gateway.write(entity(), 'switch-off'))).toMatchObject({
      outcome: 'unknown',
      problem: { remedy: 'read-first', reason: 'timed-out' },
      stamp: { at: started + ANSWER_WITHIN.POST, tiktokAt: null },
    });
  });

  it('to what must be read before the pause is sent is waited for longer', async () => {
    const { gateway, clock } = reachAnswering(never);
    const started = clock.now();
    expect(await played(clock, gateway.readEntity(REF, 'click'))).toMatchObject({
      ok: false,
      problem: { remedy: 'read-first', reason: 'timed-out' },
      stamp: { at: started + ANSWER_WITHIN.GET },
    });
    expect(ANSWER_WITHIN.GET).toBeGreaterThan(ANSWER_WITHIN.POST);
  });

  it('nothing waits for the clock once the answer is there', async () => {
    const { gateway, clock } = reachAnswering(() => enveloped({ display_name: 'Owner' }));
    expect((await gateway.check()).ok).toBe(true);
    expect(clock.nextDue()).toBeNull();
  });
});

describe('not connected', () => {
  it('nothing is sent', async () => {
    const { gateway, simulator } = reachSimulated(undefined, null);
    expect(await gateway.readEntity(REF, 'click')).toMatchObject({
      ok: false,
      problem: { remedy: 'sign-in', reason: 'not-connected' },
    });
    expect(await gateway.write(entity(), 'switch-off')).toMatchObject({
      outcome: 'rejected',
      problem: { reason: 'not-connected' },
    });
    expect(simulator.journal.entries()).toEqual([]);
  });

  it('a disconnect counts from the next call on', async () => {
    let token: string | null = 'sim-token-full';
    const { gateway, sent } = reachAnswering(
      () => enveloped({ display_name: 'Owner' }),
      async () => token,
    );
    await gateway.check();
    token = null;
    expect((await gateway.check()).ok).toBe(false);
    expect(sent).toHaveLength(1);
  });
});
