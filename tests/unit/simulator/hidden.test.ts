import { describe, expect, it } from 'vitest';
import { Client, simulate, type Row } from './simulated';

// What TikTok's lists leave out unless asked. facts: marketing-api 2.1, 3.1, 4.3
const client = () => new Client(simulate());
const names = (rows: Row[] | undefined) => (rows ?? []).map((row) => row.campaign_name);
const HIDDEN = {
  deleted: 'Deleted in spring',
  promote: 'Promote: new video views',
  topView: 'TopView launch day',
  gmv: 'GMV Max – all products',
};

describe('campaign/get', () => {
  it('hides deleted, Promote, TopView and GMV Max by default, and shows R&F and Smart+', async () => {
    const { data } = await client().list('campaign/get', { page_size: 1000 });
    const shown = names(data.list);
    for (const name of Object.values(HIDDEN)) expect(shown).not.toContain(name);
    expect(shown).toEqual(
      expect.arrayContaining(['Reach & Frequency – brand week', 'Smart+ Web conversions']),
    );
  });

  it.each([
    ['deleted', { primary_status: 'STATUS_DELETE' }, HIDDEN.deleted],
    ['all', { primary_status: 'STATUS_ALL' }, HIDDEN.deleted],
    ['Promote', { campaign_system_origins: ['PROMOTE'] }, HIDDEN.promote],
    ['TopView', { buying_types: ['RESERVATION_TOP_VIEW'] }, HIDDEN.topView],
  ])('shows %s when asked', async (_what, filtering, name) => {
    const { data } = await client().list('campaign/get', { filtering, page_size: 1000 });
    expect(names(data.list)).toContain(name);
  });

  it('never shows GMV Max, whatever is asked', async () => {
    const filtering = {
      primary_status: 'STATUS_ALL',
      campaign_system_origins: ['PROMOTE', 'TT_ADS_PLATFORM'],
    };
    const { data } = await client().list('campaign/get', { filtering, page_size: 1000 });
    expect(names(data.list)).not.toContain(HIDDEN.gmv);
    const gmv = await client().list('gmv_max/campaign/get', {
      filtering: { gmv_max_promotion_types: ['PRODUCT_GMV_MAX', 'LIVE_GMV_MAX'] },
    });
    expect(names(gmv.data.list)).toEqual(['GMV Max – LIVE shopping', HIDDEN.gmv]);
  });

  it('refuses TopView together with other buying types', async () => {
    const filtering = { buying_types: ['AUCTION', 'RESERVATION_TOP_VIEW'] };
    expect((await client().list('campaign/get', { filtering })).code).toBe(40002);
  });

  it('groups secondary statuses under their primary status', async () => {
    const one = client();
    const shown = async (primary: string) =>
      names(
        (await one.list('campaign/get', { filtering: { primary_status: primary }, page_size: 1000 })).data
          .list,
      );
    expect(await shown('STATUS_DISABLE')).toContain('Paused last month');
    expect(await shown('STATUS_NOT_DELIVERY')).toContain('Daily budget used up');
    expect(await shown('STATUS_DELIVERY_OK')).not.toContain('Daily budget used up');
  });
});

describe('adgroup/get and ad/get', () => {
  it.each(['adgroup', 'ad'])('%s/get hides what is under a deleted campaign', async (level) => {
    const simulator = simulate();
    const deleted = [...simulator.world.campaigns.values()].find(({ name }) => name === HIDDEN.deleted);
    const filtering = { campaign_ids: [deleted?.id] };
    const some = new Client(simulator);
    expect((await some.list(`${level}/get`, { filtering })).data.list).toEqual([]);
    const all = await some.list(`${level}/get`, {
      filtering: { ...filtering, primary_status: 'STATUS_ALL' },
    });
    expect(all.data.list).not.toEqual([]);
  });
});
