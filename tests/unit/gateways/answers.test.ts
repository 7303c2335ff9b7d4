import { describe, expect, it } from 'vitest';
import type { ArmFault } from '../../simulator/faults';
import { ADVERTISER, CAMPAIGN, entity, enveloped, reachAnswering, reachSimulated } from './reach';

const REF = { advertiserId: ADVERTISER, level: 'campaign', id: CAMPAIGN } as const;

describe('an answer that is not what TikTok promised', () => {
  const faults: [ArmFault['name'], string][] = [
    ['html-answers', 'bad-answer'],
    ['invalid-json', 'bad-answer'],
    ['empty-answers', 'bad-answer'],
    ['malformed-shape', 'bad-answer'],
    ['server-errors', 'tiktok-error'],
  ];

  it.each(faults)('%s: a read has a problem (%s), not an empty result', async (name, reason) => {
    const { gateway, simulator } = reachSimulated();
    simulator.faults.arm({ name });
    const reads = [
      await gateway.readEntity(REF, 'click'),
      await gateway.readTree(entity(), 'click'),
      await gateway.listCampaigns(ADVERTISER),
      await gateway.readSpendToday(ADVERTISER, 'America/New_York'),
      await gateway.check(),
      await gateway.readAdvertisers([ADVERTISER]),
      await gateway.missingReads(ADVERTISER),
    ];
    for (const read of reads)
      expect(read).toMatchObject({ ok: false, problem: { remedy: 'read-first', reason } });
  });

  it.each(faults)('%s: nobody knows what a pause did, done or not', async (name, reason) => {
    for (const applies of [true, false]) {
      const { gateway, simulator } = reachSimulated();
      simulator.faults.arm({ name, applies });
      const written = await gateway.write(entity(), 'switch-off');
      expect(written).toMatchObject({ outcome: 'unknown', problem: { remedy: 'read-first', reason } });
      expect(simulator.world.campaigns.get(CAMPAIGN)?.switch).toBe(applies ? 'off' : 'on');
      expect(simulator.journal.entries()).toHaveLength(1);
    }
  });

  it('a server that is down behind a page of its own is a fault of TikTok', async () => {
    for (const status of [500, 502, 503, 504]) {
      const { gateway } = reachAnswering(() => new Response('<html>Bad gateway</html>', { status }));
      expect(await gateway.write(entity(), 'switch-off')).toMatchObject({
        outcome: 'unknown',
        problem: { reason: 'tiktok-error' },
      });
    }
  });

  it('an OK below an HTTP error is no OK', async () => {
    const data = { campaign_ids: [CAMPAIGN], status: 'DISABLE' };
    const { gateway } = reachAnswering(
      () => new Response(JSON.stringify({ code: 0, message: 'OK', data }), { status: 500 }),
    );
    expect((await gateway.write(entity(), 'switch-off')).outcome).toBe('unknown');
  });

  it.each([404, 405])('HTTP %i never reached the API, so nothing was changed', async (status) => {
    const { gateway } = reachAnswering(() => new Response(`${status} page not found`, { status }));
    expect(await gateway.write(entity(), 'switch-off')).toMatchObject({
      outcome: 'rejected',
      problem: { remedy: 'give-up', reason: 'api-changed' },
    });
  });

  it.each(['null', '[]', '"OK"', '0', '{}', '{"message":"OK","data":{}}', '{"code":null,"data":{}}'])(
    'JSON that is no envelope, %s, is a bad answer',
    async (text) => {
      const { gateway } = reachAnswering(() => new Response(text));
      expect(await gateway.check()).toMatchObject({ ok: false, problem: { reason: 'bad-answer' } });
    },
  );
});

describe('a list with a row that cannot be read', () => {
  const good = { campaign_id: CAMPAIGN, campaign_name: 'Spring', operation_status: 'ENABLE' };

  it.each([
    ['no id', { campaign_id: undefined }],
    ['an id that is a word', { campaign_id: 'spring' }],
    ['no switch', { operation_status: undefined }],
    ['a switch that is a number', { operation_status: 1 }],
    ['a name that is missing', { campaign_name: undefined }],
  ])('%s: the whole read fails, for it could be the one that still spends', async (_what, broken) => {
    const list = [good, { ...good, ...broken }];
    const page_info = { page: 1, page_size: 1000, total_number: 2, total_page: 1 };
    const { gateway } = reachAnswering(() => enveloped({ list, page_info }));
    expect(await gateway.listCampaigns(ADVERTISER)).toMatchObject({
      ok: false,
      problem: { reason: 'bad-answer' },
    });
  });

  it.each([
    ['no page counts', { list: [] }],
    ['no list', { page_info: { page: 1, page_size: 10, total_number: 0, total_page: 0 } }],
    ['nothing', {}],
  ])('an answer with %s is not an empty list', async (_what, data) => {
    const { gateway } = reachAnswering(() => enveloped(data));
    expect((await gateway.readEntity(REF, 'click')).ok).toBe(false);
  });

  it('an answer that says it is only a part is not a list', async () => {
    const page_info = { page: 1, page_size: 1000, total_number: 1, total_page: 1 };
    const { gateway } = reachAnswering(() => enveloped({ list: [good], page_info }, 20001));
    expect((await gateway.listCampaigns(ADVERTISER)).ok).toBe(false);
  });
});

describe('when something was learned', () => {
  it('every answer carries TikTok’s own time and log id', async () => {
    const { gateway, simulator } = reachSimulated();
    const { stamp } = await gateway.readEntity(REF, 'click');
    const [entry] = simulator.journal.entries();
    expect(stamp).toEqual({
      at: simulator.clock.now(),
      tiktokAt: simulator.clock.now(),
      requestIds: [entry?.requestId],
    });
  });

  it('an answer without a date has no time of TikTok', async () => {
    const { gateway } = reachAnswering(() => enveloped({ display_name: 'Owner' }));
    expect((await gateway.check()).stamp.tiktokAt).toBeNull();
  });
});
