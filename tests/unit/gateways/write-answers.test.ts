import { describe, expect, it } from 'vitest';
import type { Entity } from '@/utils/core/entity';
import { CAMPAIGN, entity, enveloped, reachAnswering, reachSimulated } from './reach';

const OTHER = '1846211451413538124';
const SMART_PLUS = { campaigns: [{ id: CAMPAIGN, name: 'Spring', kind: 'smart-plus' as const }] };

/** What a pause is said to be when TikTok answers this. */
async function outcomeOf(data: unknown, code = 0, target: Entity = entity()) {
  const { gateway } = reachAnswering(() => enveloped(data, code));
  return gateway.write(target, 'switch-off');
}

describe('a pause of an ordinary campaign', () => {
  it('is accepted when TikTok names it', async () => {
    const { gateway, simulator } = reachSimulated();
    const written = await gateway.write(entity(), 'switch-off');
    const [entry] = simulator.journal.entries();
    expect(written).toEqual({
      outcome: 'accepted',
      stamp: { at: simulator.clock.now(), tiktokAt: simulator.clock.now(), requestIds: [entry?.requestId] },
    });
  });

  it.each([
    ['write-rejected', 'give-up', 'refused', 40002],
    ['write-conflict', 'retry-later', 'write-conflict', 40202],
    ['rate-limited', 'retry-later', 'rate-limited', 40100],
    ['token-revoked', 'sign-in', 'token-revoked', 40105],
    ['permission-lost', 'ask-permission', 'no-permission', 40001],
  ] as const)('%s: rejected, and what to do is %s', async (name, remedy, reason, apiCode) => {
    const { gateway, simulator } = reachSimulated();
    simulator.faults.arm({ name });
    expect(await gateway.write(entity(), 'switch-off')).toMatchObject({
      outcome: 'rejected',
      problem: { remedy, reason, apiCode },
    });
    expect(simulator.world.campaigns.get(CAMPAIGN)?.switch).toBe('on');
  });

  it('with a token that may only read is rejected', async () => {
    const { gateway } = reachSimulated(undefined, 'sim-token-readonly');
    expect(await gateway.write(entity(), 'switch-off')).toMatchObject({
      outcome: 'rejected',
      problem: { remedy: 'ask-permission' },
    });
  });

  it.each([
    ['nothing-to-update', 'nothing-to-change'],
    ['duplicate', 'duplicate'],
  ] as const)(
    'that is off already and answered "%s" is looked at, not called rejected',
    async (repeatedWrite, reason) => {
      const { gateway, simulator } = reachSimulated({
        campaigns: [{ id: CAMPAIGN, name: 'Spring', switch: 'off' }],
      });
      simulator.settings.repeatedWrite = repeatedWrite;
      expect(await gateway.write(entity(), 'switch-off')).toMatchObject({
        outcome: 'unknown',
        problem: { remedy: 'read-first', reason },
      });
    },
  );

  it('answered 20001 without its id is partial', async () => {
    const { gateway, simulator } = reachSimulated();
    simulator.faults.arm({ name: 'write-partial' });
    expect((await gateway.write(entity(), 'switch-off')).outcome).toBe('partial');
  });

  it('answered 20001 is partial even where the id is named', async () => {
    const data = { campaign_ids: [CAMPAIGN], status: 'DISABLE' };
    expect((await outcomeOf(data, 20001)).outcome).toBe('partial');
  });

  it('answered OK without its id is unknown', async () => {
    const { gateway, simulator } = reachSimulated();
    simulator.faults.arm({ name: 'write-partial', code: 0 });
    expect(await gateway.write(entity(), 'switch-off')).toMatchObject({
      outcome: 'unknown',
      problem: { remedy: 'read-first', reason: 'bad-answer' },
    });
  });
});

describe('an OK that is none', () => {
  it.each([
    ['names nothing', {}],
    ['names another campaign', { campaign_ids: [OTHER], status: 'DISABLE' }],
    ['did the opposite', { campaign_ids: [CAMPAIGN], status: 'ENABLE' }],
    [
      'did the opposite, item by item',
      {
        campaign_ids: [CAMPAIGN],
        status: 'DISABLE',
        campaign_list: [{ campaign_id: CAMPAIGN, status: 'ENABLE' }],
      },
    ],
    ['has ids in another shape', { campaign_ids: CAMPAIGN }],
    ['has data of another shape', []],
  ])('%s: unknown', async (_what, data) => {
    expect(await outcomeOf(data)).toMatchObject({ outcome: 'unknown', problem: { reason: 'bad-answer' } });
  });

  it('an OK that lists the id and no status is enough', async () => {
    expect((await outcomeOf({ campaign_ids: [CAMPAIGN] })).outcome).toBe('accepted');
  });
});

describe('a pause of a Smart+ campaign', () => {
  const refused = { campaign_list: [], error_list: [{ campaign_id: CAMPAIGN, error_message: 'Not now' }] };

  it('is accepted when it is in the list of those done', async () => {
    const { gateway, simulator } = reachSimulated(SMART_PLUS);
    expect((await gateway.write(entity('smart-plus'), 'switch-off')).outcome).toBe('accepted');
    expect(simulator.world.campaigns.get(CAMPAIGN)?.switch).toBe('off');
  });

  it('is rejected when it is in the error list of an OK', async () => {
    const { gateway, simulator } = reachSimulated(SMART_PLUS);
    simulator.faults.arm({ name: 'write-partial' });
    const written = await gateway.write(entity('smart-plus'), 'switch-off');
    expect(simulator.journal.entries()[0]?.code).toBe(0);
    expect(written).toMatchObject({
      outcome: 'rejected',
      problem: { remedy: 'give-up', reason: 'refused', apiMessage: 'System error, please retry.' },
    });
  });

  it.each([0, 20001])('is rejected when it is in the error list of code %i', async (code) => {
    expect(await outcomeOf(refused, code, entity('smart-plus'))).toMatchObject({
      outcome: 'rejected',
      problem: { apiMessage: 'Not now' },
    });
  });

  it('is rejected also where the error has no words or the id no quotes', async () => {
    const nameless = { error_list: [{ campaign_id: CAMPAIGN }] };
    expect((await outcomeOf(nameless, 0, entity('smart-plus'))).outcome).toBe('rejected');
    const text = `{"code":0,"data":{"error_list":[{"campaign_id":${CAMPAIGN},"error_message":"No"}]}}`;
    const { gateway } = reachAnswering(() => new Response(text));
    expect((await gateway.write(entity('smart-plus'), 'switch-off')).outcome).toBe('rejected');
  });

  it('is not accepted because of an error of another campaign', async () => {
    const data = { campaign_list: [], error_list: [{ campaign_id: OTHER, error_message: 'Not now' }] };
    expect((await outcomeOf(data, 0, entity('smart-plus'))).outcome).toBe('unknown');
  });

  it.each([
    ['ad group', 'adgroup', { error_list: [{ adgroup_id: CAMPAIGN, error_message: 'Not now' }] }],
    ['ad', 'ad', { error_list: [{ smart_plus_ad_id: CAMPAIGN, error_message: 'Not now' }] }],
  ] as const)('the error of its %s is found as well', async (_what, level, data) => {
    expect((await outcomeOf(data, 0, entity('smart-plus', level))).outcome).toBe('rejected');
  });
});
