import { incidentId, isWorthAnnouncing } from '@/utils/core/announce';
import type { Entity } from '@/utils/core/entity';
import { judge } from '@/utils/core/judge';
import type { Verdict } from '@/utils/core/verdict';
import { accessNow } from './accounts';
import { dueAtFor } from './due-times';
import type { EngineParts } from './parts';
import type { CaseFile } from './records';
import { rowsOf } from './rows';

/**
 * Tells everyone what the evidence says now, as far as that is news: the store's hints, the open tabs, the
 * person. Gives whether the number of flagged orders has changed.
 *
 * @param rests whether there is nothing more to do for now; until then the order stays due, so that a worker
 * that dies in between goes on where it was
 */
export async function report(parts: EngineParts, file: CaseFile, rests: boolean): Promise<boolean> {
  const { db, clock } = parts;
  const { order } = file;
  const now = clock.now();
  const verdict = judge(order, file.evidence, now);
  const before = { ...order };
  order.flagged = verdict.flags.length > 0 ? 1 : 0;
  order.told = toldBy(verdict);
  if (rests) order.dueAt = dueAtFor(order.advertiserId, verdict.nextLookAt, now);
  const { dueAt, flagged, told } = order;
  const isNews = told !== before.told;
  if (isNews || flagged !== before.flagged || dueAt !== before.dueAt) {
    await db.orders.update(order.id, { dueAt, flagged, told, judgedAt: now });
  }
  if (isNews) {
    await parts.pushRows({
      advertiserId: order.advertiserId,
      access: await accessNow(parts, order.advertiserId),
      rows: await rowsOf(parts, [order.ref]),
    });
  }
  await announce(parts, file, verdict);
  return flagged !== before.flagged;
}

/** What a verdict says, but for when it was looked at; a change of it is worth telling. */
function toldBy({ stage, resumed, closed, flags, said }: Verdict): string {
  const state = resumed ? 'resumed' : closed ? 'closed' : '';
  return [stage, state, ...flags.map(({ flag, since }) => `${flag}@${since}`), JSON.stringify(said)].join(
    ' ',
  );
}

/** One notification an incident: stored as announced before it is shown, so a restart cannot repeat it. */
async function announce(parts: EngineParts, file: CaseFile, verdict: Verdict): Promise<void> {
  const { db, clock } = parts;
  const now = clock.now();
  for (const flag of verdict.flags) {
    if (!isWorthAnnouncing(flag, now)) continue;
    const id = incidentId(file.order.id, flag);
    if ((await db.incidents.get(id)) !== undefined) continue;
    const isNew = await db.transaction('rw', db.incidents, async () => {
      if ((await db.incidents.get(id)) !== undefined) return false;
      await db.incidents.add({ id, orderId: file.order.id, flag: flag.flag, notifiedAt: now });
      return true;
    });
    if (isNew) await parts.notify({ id, order: file.order, entity: entityOf(file), flag });
  }
}

function entityOf(file: CaseFile): Entity | null {
  return file.evidence.findLast((item) => item.type === 'identified')?.entity ?? null;
}
