import type { SimClock } from '../clock';
import { IdSource, Random } from './random';
import type { WorldAdvertiser } from './types';
import { World } from './world';
import { addCampaignTree } from './seed-campaign';
import { plannedCampaigns } from './seed-plan';

export interface SeedOptions {
  /** Campaigns of the first advertiser (default 120; 1000 for scrolling). */
  campaigns?: number;
  /** Same seed, same world. */
  seed?: number;
}

const DAY = 86_400_000;

/** Owns the accounts in New York and Tokyo; the one in Kolkata stands alone. */
export const SEED_BUSINESS_CENTER = '7198877665544332211';

/** Ids that stay the same in every seeded world. */
export const SEED_ADVERTISERS = {
  newYork: '7011223344556677889',
  tokyo: '7022334455667788990',
  kolkata: '7033445566778899001',
} as const;

function advertisers(now: number): WorldAdvertiser[] {
  const common = { status: 'STATUS_ENABLE' as const, createTime: now - 700 * DAY };
  return [
    {
      ...common,
      id: SEED_ADVERTISERS.newYork,
      name: 'Northwind Outfitters US',
      company: 'Northwind Outfitters Inc.',
      country: 'US',
      currency: 'USD',
      timezone: 'America/New_York',
      displayTimezone: 'America/New_York',
      ownerBcId: SEED_BUSINESS_CENTER,
      balance: '18240.55',
    },
    {
      ...common,
      id: SEED_ADVERTISERS.tokyo,
      name: '株式会社みなと商店',
      company: '株式会社みなと商店',
      country: 'JP',
      currency: 'JPY',
      timezone: 'Asia/Tokyo',
      displayTimezone: 'Asia/Tokyo',
      ownerBcId: SEED_BUSINESS_CENTER,
      balance: '1250000',
    },
    {
      ...common,
      id: SEED_ADVERTISERS.kolkata,
      name: 'Chai & Threads India',
      company: 'Chai and Threads Pvt Ltd',
      country: 'IN',
      currency: 'INR',
      timezone: 'Asia/Kolkata',
      displayTimezone: 'Asia/Kolkata',
      balance: '415000.00',
    },
  ];
}

/** The standard world: three advertisers, the first with campaigns of every kind. Deterministic for a seed. */
export function seedWorld(clock: SimClock, { campaigns = 120, seed = 20_261_123 }: SeedOptions = {}): World {
  const random = new Random(seed);
  const ids = new IdSource('1846211451413538123', random);
  const world = new World(clock);
  const counts = { newYork: campaigns, tokyo: 14, kolkata: 9 };
  const [newYork, tokyo, kolkata] = advertisers(clock.now()) as [
    WorldAdvertiser,
    WorldAdvertiser,
    WorldAdvertiser,
  ];
  for (const [advertiser, count] of [
    [newYork, counts.newYork],
    [tokyo, counts.tokyo],
    [kolkata, counts.kolkata],
  ] as const) {
    world.addAdvertiser(advertiser);
    for (const plan of plannedCampaigns(count, advertiser, random))
      addCampaignTree(world, advertiser, plan, ids, random);
  }
  return world;
}
