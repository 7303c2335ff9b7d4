import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { byTodaysSpend } from '@/utils/core/campaign-order';
import { entityKey } from '@/utils/core/entity';
import { campaignsOf, keepList, listedCampaigns } from '@/utils/store/campaign-lists';
import {
  StandstillDatabase,
  type KnownAdvertiser,
  type KnownEntity,
  type ListedCampaign,
} from '@/utils/store/database';

const LISTED_AT = 1_000;
let db: StandstillDatabase;
let counted = 0;

beforeEach(() => {
  db = new StandstillDatabase(`lists-${++counted}`);
});
afterEach(() => db.delete());

function account(id: string, currency = 'USD', listedAt: number | null = LISTED_AT): KnownAdvertiser {
  return {
    id,
    name: id,
    currency,
    timezone: 'UTC',
    status: '',
    gateway: 'marketing-api',
    listedAt,
    listProblem: null,
  };
}

function campaign(of: string, id: string, change: Partial<KnownEntity> = {}): KnownEntity {
  const ref = { advertiserId: of, level: 'campaign', id } as const;
  return {
    ref,
    key: entityKey(ref),
    advertiserId: of,
    level: 'campaign',
    name: `Campaign ${id}`,
    kind: 'smart-plus',
    switch: 'on',
    status: 'CAMPAIGN_STATUS_ENABLE',
    campaignId: id,
    adGroupId: null,
    budget: null,
    budgetMode: 'BUDGET_MODE_INFINITE',
    ios14: true,
    readAt: LISTED_AT,
    spentToday: '1.00',
    spendReadAt: LISTED_AT,
    ...change,
  };
}

/** An account as a listing leaves it. */
async function listed(of: string, ...campaigns: KnownEntity[]): Promise<void> {
  await db.entities.bulkPut(campaigns);
  await keepList(db, of, await campaignsOf(db, of));
}

/** All that a list says of a campaign. */
function said(campaign: ListedCampaign | undefined) {
  if (campaign === undefined) throw new Error('There is no such campaign');
  const { key, ref, advertiserId, name, kind, status, budget, budgetMode, ios14, spentToday } = campaign;
  const position = campaign.switch;
  return { key, ref, advertiserId, name, kind, position, status, budget, budgetMode, ios14, spentToday };
}

const namesOf = (campaigns: readonly ListedCampaign[]) => campaigns.map(({ name }) => name);

describe('the list of an account', () => {
  it('says of each campaign what the store knows of it, in the order of what was spent', async () => {
    const known = Array.from({ length: 50 }, (_, at) =>
      campaign('7', String(at), {
        name: `Name ${at % 7}`,
        spentToday: at % 5 === 0 ? null : String((at * 37) % 11),
        switch: at % 6 === 0 ? 'deleted' : 'off',
        budget: at % 2 === 0 ? '20.00' : null,
        status: at % 3 === 0 ? null : 'CAMPAIGN_STATUS_DISABLE',
        ios14: at % 4 === 0,
      }),
    );
    await listed('7', ...known);
    const found = await listedCampaigns(db, [account('7')]);
    expect(namesOf(found)).toEqual(namesOf(byTodaysSpend(known)));
    for (const one of found) expect(said(one)).toEqual(said(await db.entities.get(one.key)));
  });

  it('has no campaign of another account, and no ad group', async () => {
    const adGroup = { advertiserId: '7', level: 'adgroup', id: '5' } as const;
    await db.entities.put({ ...campaign('7', '5'), ref: adGroup, key: entityKey(adGroup), level: 'adgroup' });
    await db.entities.put(campaign('77', '2'));
    await listed('7', campaign('7', '1'));
    expect((await campaignsOf(db, '7')).map(({ key }) => key)).toEqual(['7/campaign/1']);
    expect(namesOf(await listedCampaigns(db, [account('7')]))).toEqual(['Campaign 1']);
  });

  it('gives way to what was read of a campaign since, and takes in those seen since', async () => {
    await listed('7', campaign('7', '1'), campaign('7', '2', { spentToday: '5.00' }));
    const readAt = LISTED_AT + 1;
    await db.entities.put(campaign('7', '1', { switch: 'off', spentToday: '9.00', readAt }));
    await db.entities.put(campaign('7', '3', { spentToday: '7.00', readAt }));
    const found = await listedCampaigns(db, [account('7')]);
    expect(found.map((one) => [one.ref.id, one.switch])).toEqual([
      ['1', 'off'],
      ['3', 'on'],
      ['2', 'on'],
    ]);
  });

  it('is what was seen of its campaigns where it was never read', async () => {
    await db.entities.bulkPut([campaign('7', '1'), campaign('7', '2', { spentToday: '3.00' })]);
    expect(namesOf(await listedCampaigns(db, [account('7', 'USD', null)]))).toEqual([
      'Campaign 2',
      'Campaign 1',
    ]);
  });

  it('is passed over where it is not whole', async () => {
    await listed('7', campaign('7', '1'), campaign('7', '2'));
    for (const damage of [{ names: ['Campaign 1'] }, { look: [0, 1] }, { spentToday: [] }]) {
      await keepList(db, '7', await campaignsOf(db, '7'));
      await db.lists.update('7', damage);
      expect(namesOf(await listedCampaigns(db, [account('7')]))).toEqual(['Campaign 1', 'Campaign 2']);
    }
  });

  it('stands among those of other accounts, one currency after the other', async () => {
    await listed('7', campaign('7', '1', { spentToday: '20.00' }), campaign('7', '2', { spentToday: '70' }));
    await listed('8', campaign('8', '3', { spentToday: '3000' }));
    await listed('9', campaign('9', '4', { spentToday: '50.00' }));
    const accounts = [account('7'), account('8', 'JPY'), account('9')];
    expect((await listedCampaigns(db, accounts)).map(({ ref }) => ref.id)).toEqual(['3', '2', '4', '1']);
  });
});

describe('a store of an earlier version', () => {
  it('is opened with all that it kept', async () => {
    const before = new Dexie(db.name);
    before.version(8).stores({ entities: 'key, [advertiserId+level]', orders: 'id', sent: '++id, orderId' });
    await before.table('entities').put(campaign('7', '1'));
    await before.table('sent').put({ orderId: 'one', at: 1, note: '' });
    before.close();
    expect(namesOf(await listedCampaigns(db, [account('7')]))).toEqual(['Campaign 1']);
    expect(await db.sent.where('orderId').equals('one').count()).toBe(1);
    await keepList(db, '7', await campaignsOf(db, '7'));
    expect(namesOf(await listedCampaigns(db, [account('7')]))).toEqual(['Campaign 1']);
    expect(await db.orders.where('dueAt').belowOrEqual(0).count()).toBe(0);
  });
});
