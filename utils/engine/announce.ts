import { incidentId, incidentOf, isWorthAnnouncing } from '@/utils/core/announce';
import type { Entity } from '@/utils/core/entity';
import { judge } from '@/utils/core/judge';
import { quietFor, whenToTell } from '@/utils/core/notify';
import type { Verdict } from '@/utils/core/verdict';
import type { EngineParts, FlaggedOrder } from './parts';
import { openCase, type CaseFile } from './records';

const MINUTE = 60_000;

/**
 * One notification an incident: stored as announced before it is shown, so a restart cannot repeat it. What comes
 * up in quiet hours is stored as held back, and told after them.
 */
export async function announce(parts: EngineParts, file: CaseFile, verdict: Verdict): Promise<void> {
  const { db, clock } = parts;
  const now = clock.now();
  for (const flag of verdict.flags) {
    if (!isWorthAnnouncing(flag, now)) continue;
    const own = incidentId(file.order.id, flag);
    const { id: shared, ofRun } = incidentOf(file.order, flag);
    if ((await db.incidents.bulkGet([own, shared])).some((known) => known !== undefined)) continue;
    const when = whenToTell(flag.flag, await parts.notifyChoices(), minuteOf(now));
    // What is told together after quiet hours anyway keeps its own name until then.
    const id = when === 'later' ? own : shared;
    const isNew = await db.transaction('rw', db.incidents, async () => {
      if ((await db.incidents.get(id)) !== undefined) return false;
      const incident = { id, orderId: file.order.id, flag: flag.flag, notifiedAt: now };
      await db.incidents.add(when === 'later' ? { ...incident, held: 1 } : incident);
      return true;
    });
    if (isNew && when === 'now')
      await parts.notify([
        { id, ...(ofRun ? { ofRun } : {}), order: file.order, entity: entityOf(file), flag },
      ]);
  }
}

/**
 * Tells together what was held back in quiet hours and still needs a person, each order once. What went by meanwhile is told by
 * no one: it is in its order's evidence.
 *
 * @returns when the quiet hours are over, our clock, while something waits for that; else null
 */
export async function tellHeldBack(parts: EngineParts): Promise<number | null> {
  const { db, clock } = parts;
  if ((await db.incidents.where('held').equals(1).count()) === 0) return null;
  const now = clock.now();
  const choices = await parts.notifyChoices();
  const left = quietFor(choices.quiet, minuteOf(now));
  if (left !== null) return Math.floor(now / MINUTE) * MINUTE + left * MINUTE;
  // Taken out before anything is told, so that a restart cannot repeat it.
  const held = await db.transaction('rw', db.incidents, async () => {
    const found = await db.incidents.where('held').equals(1).toArray();
    await db.incidents.bulkPut(found.map(({ held: _held, ...incident }) => incident));
    return found;
  });
  const waiting: FlaggedOrder[] = [];
  for (const orderId of new Set(held.map((incident) => incident.orderId))) {
    const file = await openCase(db, orderId);
    if (file === null) continue;
    // Flags come most urgent first, and one is enough to make the person look.
    const flag = judge(file.order, file.evidence, now).flags.find(
      (one) =>
        held.some(({ id }) => id === incidentId(orderId, one)) &&
        whenToTell(one.flag, choices, minuteOf(now)) !== 'never',
    );
    if (flag === undefined) continue;
    waiting.push({ id: incidentId(orderId, flag), order: file.order, entity: entityOf(file), flag });
  }
  if (waiting.length > 0) await parts.notify(waiting);
  return null;
}

/** Minutes after midnight on the person's own clock. */
function minuteOf(at: number): number {
  const local = new Date(at);
  return local.getHours() * 60 + local.getMinutes();
}

function entityOf(file: CaseFile): Entity | null {
  return file.evidence.findLast((item) => item.type === 'identified')?.entity ?? null;
}
