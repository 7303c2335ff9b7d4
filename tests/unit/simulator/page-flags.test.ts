import { expect, it } from 'vitest';
import { DEFAULT_FLAGS, formatFlags, parseFlags } from '../../simulator/page/flags';
import { hostileModes } from '../../simulator/page/hostile-modes';
import { PageClient } from './page-client';
import { ADVERTISER, oneCampaign, simulate } from './simulated';

it('flags survive an address, several hostile modes among them', () => {
  const flags = { hostile: 'clicks+swap-slots', lists: 'flat', sdk: 20, gotit: true } as const;
  const address = new URL(`https://ads.tiktok.com/?sim=${formatFlags(flags)}`);
  const read = parseFlags(address.searchParams.get('sim'));
  expect(read).toEqual({ ...DEFAULT_FLAGS, ...flags, hostile: 'clicks swap-slots' });
  expect(hostileModes(read.hostile)).toEqual(['clicks', 'swap-slots']);
});

it('a mode that does not exist is an error, not a page that does nothing', async () => {
  const page = new PageClient(simulate(oneCampaign()));
  const open = (hostile: string) =>
    page.get(`/i18n/manage/campaign?aadvid=${ADVERTISER}&sim=hostile:${hostile}`);
  expect(await open('clicks+kindness')).toMatchObject({ status: 400 });
  expect((await open('early+clicks')).text).toMatch(/<head><script>/);
});

it('opening a page with hostile names renames what is in the account, for the API too', async () => {
  const simulator = simulate(oneCampaign());
  const page = new PageClient(simulator);
  await page.get(`/i18n/manage/campaign?aadvid=${ADVERTISER}&sim=hostile:names`);
  const names = [...simulator.world.campaigns.values()].map(({ name }) => name);
  expect(names).not.toContain('Spring');
  const rows = (await page.list()).data.table ?? [];
  expect(rows.map((row) => row['campaign_name'])).toEqual(names);
});
