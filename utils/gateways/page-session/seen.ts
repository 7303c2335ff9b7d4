import * as z from 'zod/mini';
import type { Entity } from '@/utils/core/entity';
import type { Stamp, WriteOutcome } from '@/utils/core/evidence';
import type { SeenList, SeenSwitch } from '@/utils/wire/page-answers';
import { openAnswer, type Opened } from './answers';
import { pressProblem } from './problems';
import { readRow } from './rows';

const tableSchema = z.object({ table: z.array(z.unknown()) });

/**
 * The entities in a list that the page read for itself: what it shows of their names and switches now. Never
 * evidence, because nobody knows what was left out of it.
 *
 * @param now our clock
 */
export function entitiesSeen(seen: SeenList, now: number): { entities: Entity[]; stamp: Stamp } | null {
  const opened = openAnswer(seen.answer, now);
  if (!opened.ok) return null;
  const answer = tableSchema.safeParse(opened.data);
  if (!answer.success) return null;
  const rows = answer.data.table.map((raw) => readRow(seen.advertiserId, seen.level, raw));
  const entities = rows.flatMap((row) => (row === null || row.placeholder ? [] : [row.entity]));
  return { entities, stamp: opened.stamp };
}

/** What TikTok answered to a switch that the page asked it to turn. */
export function switchSeen(seen: SeenSwitch, now: number): WriteOutcome & { stamp: Stamp } {
  return outcomeOfAnswer(openAnswer(seen.answer, now));
}

/** Rejected is only what TikTok refuses in so many words; everything else may have been done. */
export function outcomeOfAnswer(opened: Opened): WriteOutcome & { stamp: Stamp } {
  const { stamp } = opened;
  if (opened.ok) return { outcome: 'accepted', stamp };
  const { reason, apiCode } = opened.problem;
  return reason === 'page-refused'
    ? { outcome: 'rejected', problem: pressProblem('press-refused', apiCode), stamp }
    : { outcome: 'unknown', problem: pressProblem('press-unseen'), stamp };
}
