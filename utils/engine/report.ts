import { judge } from '@/utils/core/judge';
import type { Verdict } from '@/utils/core/verdict';
import { accessNow } from './accounts';
import { announce } from './announce';
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
