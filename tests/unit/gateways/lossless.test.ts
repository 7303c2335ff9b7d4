import { describe, expect, it } from 'vitest';
import { parseLossless } from '@/utils/gateways/reading/lossless';
import { ADVERTISER, CAMPAIGN, entity, reachAnswering, reachSimulated } from './reach';

describe('numbers in TikTok’s JSON', () => {
  it.each([
    ['1846211451413538123', '1846211451413538123'],
    ['-1846211451413538123', '-1846211451413538123'],
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', '9007199254740992'],
    ['9007199254740993', '9007199254740993'],
    ['0', 0],
    ['40105', 40105],
  ])('whole %s is %j', (text, value) => {
    expect(parseLossless(`{"n":${text}}`)).toEqual({ n: value });
  });

  it.each(['0.1', '240.00', '1234567890.123456', '1e3', '50.0'])(
    '%s keeps its very digits as text',
    (text) => {
      expect(parseLossless(`[${text}]`)).toEqual([text]);
    },
  );

  it('leaves text, truth and null as they are', () => {
    expect(parseLossless('{"a":"12","b":true,"c":null}')).toEqual({ a: '12', b: true, c: null });
  });

  it.each(['', '{', '<html>', '{"code":0', 'NaN', "{'code':0}"])('refuses %j', (text) => {
    expect(() => parseLossless(text)).toThrow(SyntaxError);
  });
});

describe('ids above 2^53 that come without quotes', () => {
  const world = {
    campaigns: [{ id: CAMPAIGN, name: 'Spring', adGroups: [{ id: '1846211451413538127', ads: 2 }] }],
  };

  it('name the same campaign, to the last digit', async () => {
    const { gateway, simulator } = reachSimulated(world);
    simulator.faults.arm({ name: 'unquoted-ids' });
    const ref = { advertiserId: ADVERTISER, level: 'campaign', id: CAMPAIGN } as const;
    const read = await gateway.readEntity(ref, 'click');
    expect(read).toMatchObject({ ok: true, value: { ref, name: 'Spring' } });
  });

  it('name the same ad groups and ads below it', async () => {
    const { gateway, simulator } = reachSimulated(world);
    simulator.faults.arm({ name: 'unquoted-ids' });
    const tree = await gateway.readTree(entity(), 'click');
    const known = [...simulator.world.adGroups.keys(), ...simulator.world.ads.keys()].sort();
    expect(tree.ok && tree.value.nodes.map(({ id }) => id).sort()).toEqual(known);
  });

  it.each([
    ['manual', 'campaign_ids and campaign_list'],
    ['smart-plus', 'campaign_list only'],
  ] as const)('are recognised in the answer to a %s pause (%s)', async (kind, _where) => {
    const { gateway, simulator } = reachSimulated({ campaigns: [{ id: CAMPAIGN, name: 'Spring', kind }] });
    simulator.faults.arm({ name: 'unquoted-ids' });
    expect((await gateway.write(entity(kind), 'switch-off')).outcome).toBe('accepted');
  });

  it('of a neighbour, one digit off, do not count as ours', async () => {
    const row = (id: string, name: string) =>
      `{"campaign_id":${id},"campaign_name":"${name}","operation_status":"ENABLE"}`;
    const rows = `${row('1846211451413538124', 'Neighbour')},${row(CAMPAIGN, 'Spring')}`;
    const info = '{"page":1,"page_size":1000,"total_number":2,"total_page":1}';
    const { gateway } = reachAnswering(
      () => new Response(`{"code":0,"data":{"list":[${rows}],"page_info":${info}}}`),
    );
    const ref = { advertiserId: ADVERTISER, level: 'campaign', id: CAMPAIGN } as const;
    expect(await gateway.readEntity(ref, 'click')).toMatchObject({ value: { ref, name: 'Spring' } });
  });
});
