import type { JournalEntry } from '../../simulator/journal';
import type { AccountRig } from '../../support/account-rig';
import { until } from '../../support/until';

/** Requests that asked TikTok to turn a switch, whoever made them and however. */
export function switchesOf(rig: AccountRig, id: string): JournalEntry[] {
  return rig.simulator.journal.entries().filter((entry) => entry.writes === true && entry.body.includes(id));
}

export function allSwitches(rig: AccountRig): JournalEntry[] {
  return rig.simulator.journal.entries().filter((entry) => entry.writes === true);
}

export async function untilSwitches(rig: AccountRig, id: string, count: number): Promise<void> {
  await until(() => switchesOf(rig, id).length >= count, `${count} press(es) on the switch of ${id}`);
}

/** What the page's own switch was asked to do, in order. */
export function operationsOf(rig: AccountRig, id: string): string[] {
  return switchesOf(rig, id).map(({ body }) => /name="operation"\s+(\w+)/.exec(body)?.[1] ?? 'no operation');
}

/** Requests to the official API: with nothing connected there must be none. */
export function apiCalls(rig: AccountRig): string[] {
  return rig.simulator.journal
    .entries()
    .map(({ path }) => path)
    .filter((path) => path.includes('/open_api/'));
}
