import { Dexie } from 'dexie';
import { byTodaysSpend } from '@/utils/core/campaign-order';
import { entityKey, type EntityRef } from '@/utils/core/entity';
import type {
  CampaignList,
  KnownAdvertiser,
  KnownEntity,
  ListedCampaign,
  ListedLook,
  StandstillDatabase,
} from './database';

/** Everything known of an account's campaigns. */
export function campaignsOf(db: StandstillDatabase, advertiserId: string): Promise<KnownEntity[]> {
  // Several times as fast as by an index.
  return db.entities.where('key').startsWith(keysOf(advertiserId)).toArray();
}

/** The keys of all that is known of an account's campaigns. */
export function campaignKeysOf(db: StandstillDatabase, advertiserId: string): Promise<string[]> {
  return db.entities.where('key').startsWith(keysOf(advertiserId)).primaryKeys();
}

function keysOf(advertiserId: string): string {
  return entityKey({ advertiserId, level: 'campaign', id: '' });
}

/** Makes the account's list anew of its campaigns as they are known now. */
export async function keepList(
  db: StandstillDatabase,
  advertiserId: string,
  campaigns: readonly KnownEntity[],
): Promise<void> {
  await db.lists.put(listOf(advertiserId, campaigns));
}

/** The list that these campaigns of an account make. */
export function listOf(advertiserId: string, campaigns: readonly KnownEntity[]): CampaignList {
  const list: CampaignList = { advertiserId, keys: [], names: [], spentToday: [], look: [], looks: [] };
  const known = new Map<string, number>();
  for (const campaign of byTodaysSpend(campaigns)) {
    const { kind, switch: position, status, budget, budgetMode, ios14 } = campaign;
    const look: ListedLook = { kind, switch: position, status, budget, budgetMode, ios14 };
    const text = JSON.stringify(look);
    const at = known.get(text) ?? list.looks.push(look) - 1;
    known.set(text, at);
    list.keys.push(campaign.key);
    list.names.push(campaign.name);
    list.spentToday.push(campaign.spentToday);
    list.look.push(at);
  }
  return list;
}

/**
 * The campaigns of these accounts in the order in which they are shown: as of each account's newest listing, and
 * as what was read of one since then says. An account that was never listed has what was seen of it.
 */
export async function listedCampaigns(
  db: StandstillDatabase,
  accounts: readonly KnownAdvertiser[],
): Promise<ListedCampaign[]> {
  const found = await db.transaction('r', db.entities, db.lists, () =>
    Promise.all(accounts.map((account) => listedIn(db, account))),
  );
  const [only] = found;
  if (found.length === 1 && only?.inOrder) return only.campaigns;
  const currencies = new Map(accounts.map(({ id, currency }) => [id, currency]));
  return byTodaysSpend(
    found.flatMap(({ campaigns }) => campaigns),
    ({ advertiserId }) => currencies.get(advertiserId) ?? '',
  );
}

async function listedIn(
  db: StandstillDatabase,
  { id, listedAt }: KnownAdvertiser,
): Promise<{ campaigns: ListedCampaign[]; inOrder: boolean }> {
  const asSeen = async () => ({ campaigns: await campaignsOf(db, id), inOrder: false });
  if (listedAt === null) return asSeen();
  const [list, since] = await Promise.all([db.lists.get(id), readSince(db, id, listedAt)]);
  if (list === undefined || !isWhole(list)) return asSeen();
  const campaigns = list.keys.map((_, at) => new ListedRow(list, at));
  if (since.length === 0) return { campaigns, inOrder: true };
  const byKey = new Map<string, ListedCampaign>(campaigns.map((one) => [one.key, one]));
  for (const one of since) byKey.set(one.key, one);
  return { campaigns: [...byKey.values()], inOrder: false };
}

/** A list that is not whole is none: what it was made of is there all the same. */
function isWhole({ keys, names, spentToday, look, looks }: CampaignList): boolean {
  const columns = [names, spentToday, look];
  return columns.every(({ length }) => length === keys.length) && look.every((at) => at < looks.length);
}

/** The account's campaigns that were read after this, our clock. */
function readSince(db: StandstillDatabase, advertiserId: string, after: number): Promise<KnownEntity[]> {
  const from = [advertiserId, 'campaign', after];
  const to = [advertiserId, 'campaign', Dexie.maxKey];
  return db.entities.where('[advertiserId+level+readAt]').between(from, to, false).toArray();
}

/** One campaign of a list. Of thousands few are ever looked at, so what it says is not taken out before. */
class ListedRow implements ListedCampaign {
  constructor(
    private readonly list: CampaignList,
    private readonly at: number,
  ) {}

  get key(): string {
    return there(this.list.keys[this.at]);
  }

  get ref(): EntityRef {
    const { advertiserId } = this.list;
    return { advertiserId, level: 'campaign', id: this.key.slice(keysOf(advertiserId).length) };
  }

  get advertiserId(): string {
    return this.list.advertiserId;
  }

  get name(): string {
    return there(this.list.names[this.at]);
  }

  get spentToday(): string | null {
    return there(this.list.spentToday[this.at]);
  }

  get kind() {
    return this.look.kind;
  }

  get switch() {
    return this.look.switch;
  }

  get status() {
    return this.look.status;
  }

  get budget() {
    return this.look.budget;
  }

  get budgetMode() {
    return this.look.budgetMode;
  }

  get ios14() {
    return this.look.ios14;
  }

  private get look(): ListedLook {
    return there(this.list.looks[there(this.list.look[this.at])]);
  }
}

/** @throws Error when the list has holes */
function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A list of campaigns has holes');
  return value;
}
