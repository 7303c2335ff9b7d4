import { incidentId, isWorthAnnouncing } from '@/utils/core/announce';
import type { Entity } from '@/utils/core/entity';
import { judge } from '@/utils/core/judge';
import type { Verdict } from '@/utils/core/verdict';
import { accessNow } from './accounts';
import type { EngineParts } from './parts';
import type { CaseFile } from './records';
import { rowsOf } from './rows';

/** Tells everyone what the evidence says now: the store's hints, the badge, the open tabs, the person. */
export async function report(parts: EngineParts, file: CaseFile): Promise<void> {
  const { db, clock } = parts;
  const verdict = judge(file.order, file.evidence, clock.now());
  const flagged = verdict.flags.length > 0 ? 1 : 0;
  const dueAt = verdict.nextLookAt ?? -1;
  await db.orders.update(file.order.id, { dueAt, flagged, judgedAt: clock.now() });
  await parts.showFlagged(await db.orders.where('flagged').equals(1).count());
  await parts.pushRows({
    advertiserId: file.order.advertiserId,
    access: await accessNow(parts, file.order.advertiserId),
    rows: await rowsOf(parts, [file.order.ref]),
  });
  await announce(parts, file, verdict);
}

/** One notification an incident: stored as announced before it is shown, so a restart cannot repeat it. */
async function announce(parts: EngineParts, file: CaseFile, verdict: Verdict): Promise<void> {
  const { db, clock } = parts;
  const now = clock.now();
  for (const flag of verdict.flags) {
    if (!isWorthAnnouncing(flag, now)) continue;
    const id = incidentId(file.order.id, flag);
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
