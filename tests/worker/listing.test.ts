import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { byTodaysSpend } from '@/utils/core/campaign-order';
import { entityKey } from '@/utils/core/entity';
import { describe as describeEntity, forgetOthers, refreshCampaigns } from '@/utils/engine/campaigns';
import { disconnect } from '@/utils/engine/connect';
import { campaignsOf, listedCampaigns } from '@/utils/store/campaign-lists';
import { Story } from '../support/story';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WORLD = {
  campaigns: [
    { id: '1846211451413538123', name: 'Spring', spendPerHour: '10.00', spentToday: '5.00' },
    { id: '1846211451413538124', name: 'Summer', spendPerHour: '20.00', spentToday: '90.00' },
    { id: '1846211451413538125', name: 'Autumn', switch: 'off' as const },
  ],
};

/** An account whose campaigns were just listed, and what its list says. */
async function listedAccount() {
  const story = await new Story(WORLD).connected();
  const { parts } = story.life.engine;
  const refresh = () => story.atTheComputer(() => refreshCampaigns(parts, story.advertiserId));
  await refresh();
  const listed = async () => {
    const accounts = await story.store.advertisers.toArray();
    return (await listedCampaigns(story.store, accounts)).map(({ name, spentToday }) => [name, spentToday]);
  };
  const known = async () =>
    byTodaysSpend(await campaignsOf(story.store, story.advertiserId)).map(({ name, spentToday }) => [
      name,
      spentToday,
    ]);
  return { story, parts, refresh, listed, known };
}

describe('the list of an account', () => {
  it('is made with each listing, with what was spent', async () => {
    const { story, refresh, listed, known } = await listedAccount();
    expect(await story.store.lists.count()).toBe(1);
    expect(await listed()).toEqual(await known());
    const before = await listed();
    expect(before.map(([name]) => name)).toEqual(['Summer', 'Spring', 'Autumn']);
    await story.run(90 * MINUTE);
    await refresh();
    expect(await listed()).toEqual(await known());
    expect(await listed()).not.toEqual(before);
  });

  it('follows what a question before a press reads of all that was spent', async () => {
    const { story, parts, listed, known } = await listedAccount();
    const before = await listed();
    await story.run(90 * MINUTE);
    await story.atTheComputer(() => describeEntity(parts, story.campaign()));
    expect(await listed()).toEqual(await known());
    expect(await listed()).not.toEqual(before);
  });

  it('has nothing that a later reading of the account misses', async () => {
    const { story, parts, listed } = await listedAccount();
    const [, ...others] = await campaignsOf(story.store, story.advertiserId);
    await forgetOthers(parts, story.advertiserId, new Set(others.map(({ ref }) => entityKey(ref))));
    expect((await listed()).map(([name]) => name)).toEqual(['Summer', 'Autumn']);
  });

  it('is forgotten with what was known of the campaigns, and erased with the access', async () => {
    const old = await listedAccount();
    old.story.clock.advance(91 * DAY);
    await old.story.wake();
    expect(await old.listed()).toEqual([]);
    expect(await old.story.store.lists.count()).toBe(0);

    const { story, parts } = await listedAccount();
    await disconnect(parts);
    expect(await story.store.lists.count()).toBe(0);
    expect(await story.store.entities.count()).toBe(0);
  });
});
