import { panicOutcome, type PanicItem } from '@/utils/core/panic';
import { beginStop, beginUndo } from '@/utils/engine/panic/begin';
import { addAccount } from '../simulator/world/load';
import { Story } from '../support/story';

export const MINUTE = 60_000;
export const OTHER = '7022334455667788990';
export const SPRING = '1846211451413538123';
export const SUMMER = '1846211451413538124';
export const OFF = '1846211451413538125';
export const BOOST = '1846211451413538126';
export const TOKYO = '1847211451413538123';
export const STOP = '00000000-0000-4000-9000-000000000001';
export const UNDO = '00000000-0000-4000-9000-000000000002';

/** Two accounts: one with two campaigns that are on, one that is off and a Promote; and one with a single campaign. */
export async function twoAccounts(): Promise<Story> {
  const story = new Story({
    campaigns: [
      { id: SPRING, name: 'Spring', spendPerHour: '10.00', adGroups: [{ ads: 1 }] },
      { id: SUMMER, name: 'Summer', spendPerHour: '5.00', adGroups: [{ ads: 1 }] },
      { id: OFF, name: 'Autumn', switch: 'off', adGroups: [{ ads: 1 }] },
      { id: BOOST, name: 'Boost', kind: 'promote', adGroups: [{ ads: 1 }] },
    ],
  });
  addAccount(story.simulator.world, {
    advertiser: { id: OTHER, name: 'Tokyo', timezone: 'Asia/Tokyo', currency: 'JPY' },
    campaigns: [{ id: TOKYO, name: 'Sakura', spendPerHour: '900', adGroups: [{ ads: 1 }] }],
  });
  return story.connected();
}

/** A person presses "Stop everything" for both accounts; what follows happens as the clock moves. */
export async function stopEverything(story: Story): Promise<void> {
  const { engine } = story.life;
  await beginStop(engine.parts, STOP, [story.advertiserId, OTHER]);
  void engine.goOn();
}

export async function undoEverything(story: Story): Promise<void> {
  const { engine } = story.life;
  await beginUndo(engine.parts, UNDO, STOP);
  void engine.goOn();
}

export async function itemsOf(story: Story, runId: string): Promise<PanicItem[]> {
  const accounts = await story.store.panicAccounts.where('runId').equals(runId).toArray();
  return accounts.flatMap(({ items }) => items);
}

/** What became of each campaign of a run, by name. */
export async function outcomes(story: Story, runId: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { name, orderId, left } of await itemsOf(story, runId)) {
    const stored = orderId !== null && (await story.store.orders.get(orderId)) !== undefined;
    found[name] = left ?? (stored ? panicOutcome(await story.verdict(orderId)) : 'not ordered');
  }
  return found;
}

export const switches = ({ simulator }: Story) =>
  Object.fromEntries([...simulator.world.campaigns.values()].map(({ name, switch: is }) => [name, is]));

export const turn = (story: Story, id: string, to: 'on' | 'off') =>
  story.simulator.world.setSwitch('campaign', id, to, { kind: 'user', name: 'someone@example.com' });
