import * as z from 'zod/mini';
import type { Entity, Level } from '@/utils/core/entity';
import type { LoggedChange, Stamp } from '@/utils/core/evidence';
import type { Priority, Read } from '../gateway';
import { ask } from './ask';
import { readChangeLogFile } from './change-log-file';
import { changeIn } from './change-log-line';
import type { ClientParts } from './client';
import { problemOf } from './problems';
import { joined } from './report';
import { idSchema } from '../reading/ids';
import { spanAround } from './times';

/**
 * TikTok makes the log while we wait; milliseconds between looks, a minute in all. A browser may stop a
 * worker that waits for half a minute.
 */
const CHECK_AFTER = [2_000, 4_000, 8_000, 16_000, 15_000, 15_000];

const OBJECT_TYPE: Record<Level, string> = { campaign: 'CAMPAIGN', adgroup: 'ADGROUP', ad: 'AD' };

const taskSchema = z.object({ task_id: idSchema });
const taskStatusSchema = z.object({ status: z.enum(['PROCESSING', 'SUCCESS', 'FAILED']) });
const fileSchema = z.object({ changelog: z.string() });

/** What TikTok's change log says of the entity's switch, in the order of the log (facts: marketing-api 5.1). */
export async function readChangeLog(
  parts: ClientParts,
  entity: Entity,
  since: number,
  priority: Priority,
): Promise<Read<LoggedChange[]>> {
  const { advertiserId, level, id } = entity.ref;
  const { from, to } = spanAround(since, parts.tiktokTime.now());
  const task = await ask(
    parts,
    {
      method: 'POST',
      path: '/changelog/task/create/',
      body: {
        advertiser_id: advertiserId,
        start_time: from,
        end_time: to,
        timezone: 'UTC',
        object_type: OBJECT_TYPE[level],
        object_ids: [id],
        // Not by module: deletions are not in its STATUS.
        operation_types: ['STATUS', 'UPDATE', 'DELETE'],
      },
      priority,
    },
    taskSchema,
  );
  if (!task.ok) return task;
  const query = { advertiser_id: advertiserId, task_id: task.value.task_id };
  const made = await waitUntilMade(parts, query, priority);
  if (!made.ok) return made;
  const file = await ask(
    parts,
    { method: 'GET', path: '/changelog/task/download/', query, priority },
    fileSchema,
  );
  if (!file.ok) return file;
  const stamp = joined([task.stamp, made.stamp, file.stamp]);
  const lines = readChangeLogFile(file.value.changelog);
  if (lines === null) return { ok: false, problem: problemOf('bad-answer'), stamp };
  const changes = lines
    .filter((line) => line.objectId === id)
    .map(changeIn)
    .filter((change) => change !== null);
  return { ok: true, value: changes, stamp };
}

async function waitUntilMade(
  parts: ClientParts,
  query: Record<string, unknown>,
  priority: Priority,
): Promise<Read<true>> {
  let stamp: Stamp = { at: parts.clock.now(), tiktokAt: null, requestIds: [] };
  for (const wait of CHECK_AFTER) {
    await parts.clock.sleep(wait);
    const checked = await ask(
      parts,
      { method: 'GET', path: '/changelog/task/check/', query, priority },
      taskStatusSchema,
    );
    if (!checked.ok) return checked;
    stamp = checked.stamp;
    if (checked.value.status === 'FAILED') return { ok: false, problem: problemOf('tiktok-error'), stamp };
    if (checked.value.status === 'SUCCESS') return { ok: true, value: true, stamp };
  }
  return { ok: false, problem: problemOf('timed-out'), stamp };
}
