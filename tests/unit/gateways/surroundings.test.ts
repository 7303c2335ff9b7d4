import { describe, expect, it } from 'vitest';
import type { Entity } from '@/utils/core/entity';
import type { WorldInput } from '../../simulator/world/load';
import { CAMPAIGN, entity, enveloped, NOW, played, reachAnswering, reachSimulated, wholeList } from './reach';

const POST = '7301223344556677889';
const OTHER_POST = '7301223344556677890';
const spring = (ads: object[] = [{}]): WorldInput['campaigns'][number] => ({
  id: CAMPAIGN,
  name: 'Spring',
  adGroups: [{ ads }],
});
const later = (name: string, startsAt = '+5h'): WorldInput['campaigns'][number] => ({
  name,
  adGroups: [{ startsAt }],
});
const promote = (name: string, ad: object = {}, status?: string): WorldInput['campaigns'][number] => ({
  name,
  origin: 'PROMOTE',
  adGroups: [{ ads: [ad], ...(status === undefined ? {} : { status }) }],
});

async function around(campaigns: WorldInput['campaigns'], of: Entity = entity()) {
  const { gateway, simulator } = reachSimulated({ campaigns });
  const read = await gateway.readSurroundings(of, 'click');
  if (!read.ok) throw new Error(read.problem.reason);
  return { ...read.value, world: simulator.world, calls: simulator.journal.entries() };
}

describe('what of the same name starts by itself', () => {
  it('is a copy whose schedule begins later, with its first start', async () => {
    const { twins } = await around([
      spring(),
      { name: 'Spring_copy', adGroups: [{ startsAt: '+9h' }, { startsAt: '+5h' }] },
      later('Copy of spring sale'),
      later('Spring 2'),
      { name: 'Spring' },
      { name: 'Spring', switch: 'off', adGroups: [{ startsAt: '+5h' }] },
    ]);
    expect(twins).toEqual([{ id: expect.any(String), name: 'Spring_copy', startsAt: NOW + 5 * 3_600_000 }]);
  });

  it('is not what is to be stopped itself', async () => {
    const { twins } = await around([{ id: CAMPAIGN, name: 'Spring', adGroups: [{ startsAt: '+5h' }, {}] }]);
    expect(twins).toEqual([]);
  });

  it('is for an ad group an ad group beside it, not one of another campaign', async () => {
    const adGroup = { ...entity('manual', 'adgroup', '1846211451413538200'), name: 'Broad' };
    const { twins, world } = await around(
      [
        {
          id: CAMPAIGN,
          name: 'Spring',
          adGroups: [
            { id: '1846211451413538200', name: 'Broad' },
            { name: 'Broad copy', startsAt: '+1d' },
          ],
        },
        { name: 'Summer', adGroups: [{ name: 'Broad', startsAt: '+1d' }] },
      ],
      adGroup,
    );
    expect(twins).toMatchObject([{ id: world.adGroupsOf(CAMPAIGN)[1]?.id, name: 'Broad copy' }]);
  });

  it('cannot be told of a list with holes', async () => {
    const page_info = { page: 1, page_size: 1000, total_number: 3, total_page: 1 };
    const { gateway } = reachAnswering(() => enveloped({ list: [], page_info }));
    expect(await gateway.readSurroundings(entity(), 'click')).toMatchObject({
      ok: false,
      problem: { reason: 'incomplete' },
    });
  });
});

describe('Promotes', () => {
  it('are those that may deliver', async () => {
    const { promotes } = await around([
      spring(),
      promote('Runs'),
      promote('Ended', {}, 'ADGROUP_STATUS_TIME_DONE'),
      promote('In review', {}, 'ADGROUP_STATUS_AUDIT'),
      promote('A new status', {}, 'ADGROUP_STATUS_SOMETHING_NEW'),
    ]);
    expect(promotes.map(({ name }) => name).sort()).toEqual(['A new status', 'Runs']);
  });

  it.each([
    ['show one post with an ad below', [{}, { post: POST }], { post: POST }, true],
    ['show another post', [{ post: OTHER_POST }], { post: POST }, false],
    ['do not tell their post', [{ post: POST }], {}, null],
    ['stand beside ads without posts', [{}], { post: POST }, null],
  ])('that %s', async (_what, ads, theirs, samePost) => {
    const { promotes } = await around([spring(ads), promote('Boost', theirs)]);
    expect(promotes).toEqual([{ id: expect.any(String), name: 'Boost', samePost }]);
  });

  it('are told by the ads of the ad group that is to be stopped alone', async () => {
    const adGroup = entity('manual', 'adgroup', '1846211451413538200');
    const { promotes } = await around(
      [
        {
          id: CAMPAIGN,
          name: 'Spring',
          adGroups: [{ id: '1846211451413538200', ads: [{ post: OTHER_POST }] }, { ads: [{ post: POST }] }],
        },
        promote('Boost', { post: POST }),
      ],
      adGroup,
    );
    expect(promotes).toMatchObject([{ samePost: false }]);
  });

  it('are told although their posts cannot be read', async () => {
    const row = {
      adgroup_id: '1846211451413538201',
      adgroup_name: 'Promote',
      campaign_id: '1846211451413538199',
      campaign_name: 'Boost',
      operation_status: 'ENABLE',
      secondary_status: 'ADGROUP_STATUS_DELIVERY_OK',
    };
    const { gateway } = reachAnswering(({ url }) => {
      if (url.pathname.endsWith('/ad/get/')) return enveloped({}, 40001, 'No permission');
      return wholeList(url.href.includes('NOT_START') ? [] : [row]);
    });
    expect(await gateway.readSurroundings(entity(), 'click')).toMatchObject({
      value: { promotes: [{ name: 'Boost', samePost: null }] },
    });
  });
});

describe('GMV Max sessions', () => {
  it('are told with their own budgets', async () => {
    const { sessions, calls } = await around(
      [
        {
          id: CAMPAIGN,
          name: 'Shop',
          kind: 'gmv-max',
          adGroups: [],
          sessions: [{ budget: '40' }, { budget: '12.50' }],
        },
      ],
      entity('gmv-max'),
    );
    expect(sessions.map(({ budget }) => budget)).toEqual(['40', '12.5']);
    expect(calls.map(({ path }) => path.split('/v1.3')[1])).toEqual([
      '/adgroup/get/',
      '/adgroup/get/',
      '/campaign/gmv_max/session/list/',
    ]);
  });
});

describe('an account', () => {
  it('is asked once for all who ask at the same time', async () => {
    const { gateway, simulator, clock } = reachSimulated({ campaigns: [spring(), later('Spring')] });
    const other = { ...entity('manual', 'campaign', '1846211451413538199'), name: 'Summer' };
    const both = Promise.all([
      gateway.readSurroundings(entity(), 'list'),
      gateway.readSurroundings(other, 'list'),
    ]);
    const [mine, others] = await played(clock, both);
    expect(mine).toMatchObject({ value: { twins: [{ name: 'Spring' }] } });
    expect(others).toMatchObject({ value: { twins: [] } });
    expect(simulator.journal.entries()).toHaveLength(2);
  });
});
