import type { Hono } from 'hono';
import { z } from 'zod';
import { IdSource, Random } from '../world/random';
import type { Change, World } from '../world/world';
import { changeLogCsv, entryOf, ownerOf } from './change-log-rows';
import { ApiError, CODE, invalid } from './errors';
import { dateTimeParam, idParam, zoneParam } from './params';
import { bytesLiteral } from './python';
import { timeInZone } from './time';
import { register, type ApiServices, type Call } from './transport';

const PERMISSION = '230';
const MOST_MS = 30 * 86_400_000;
const LEVELS: Record<string, Change['level']> = {
  AD: 'ad',
  ADGROUP: 'adgroup',
  CAMPAIGN: 'campaign',
  ADVERTISER: 'advertiser',
};

const createParams = z.strictObject({
  advertiser_id: idParam,
  start_time: dateTimeParam,
  end_time: dateTimeParam,
  timezone: zoneParam.optional(),
  module: z.enum(['BIDDING_AND_OPTIMIZATION', 'BUDGET', 'STATUS', 'TARGETING']).optional(),
  object_ids: z.array(idParam).min(1).max(100).optional(),
  object_type: z.enum(['AD', 'ADGROUP', 'ADVERTISER', 'CAMPAIGN', 'INSTANT_FORM']).optional(),
  operation_types: z
    .array(
      z.enum([
        'CREATE',
        'AUDIT',
        'STATUS',
        'UPDATE',
        'DELETE',
        'DOWNLOAD_LEADS',
        'SUBSCRIBE_FORM',
        'UNSUBSCRIBE_FORM',
      ]),
    )
    .min(1)
    .optional(),
});
const taskParams = z.strictObject({ advertiser_id: idParam, task_id: idParam });
type Wanted = z.output<typeof createParams>;

interface Task {
  id: string;
  fileName: string;
  advertiserId: string;
  wanted: Wanted;
  createdAt: number;
  /** UTC ms from which its file is there. */
  readyAt: number;
  failed: boolean;
}

/** The tasks of each world; a reset makes a new one. */
const tasksOf = new WeakMap<World, { ids: IdSource; tasks: Map<string, Task> }>();

function tasksIn(world: World) {
  let known = tasksOf.get(world);
  if (!known) {
    known = { ids: new IdSource('7602119211673993224', new Random(11)), tasks: new Map() };
    tasksOf.set(world, known);
  }
  return known;
}

function checkRange({ start_time: start, end_time: end, object_ids: ids, object_type: type }: Wanted): void {
  const [from, to] = [start, end].map((time) => Date.parse(`${time.replace(' ', 'T')}Z`));
  if (from === undefined || to === undefined || !(from <= to))
    throw invalid('end_time: is before start_time.');
  if (to - from > MOST_MS) throw invalid('end_time: at most 30 days after start_time.');
  if (ids !== undefined && type === undefined) throw invalid('Missing required field(s): object_type.');
}

/** What was asked for, of what had happened when it was asked for. */
function wantedChanges(world: World, { advertiserId, wanted, createdAt }: Task, timeZone: string): Change[] {
  return world.changes.filter((change) => {
    if (change.at > createdAt) return false;
    const owner = ownerOf(world, change);
    if (owner.advertiserId !== advertiserId || owner.promote) return false;
    const time = timeInZone(change.at, timeZone);
    const { part: _part, module, operation } = entryOf(change, '', timeZone);
    return (
      wanted.start_time <= time &&
      time <= wanted.end_time &&
      (wanted.module === undefined || wanted.module === module) &&
      (wanted.operation_types?.includes(operation) ?? true) &&
      (wanted.object_type === undefined || LEVELS[wanted.object_type] === change.level) &&
      (wanted.object_ids?.includes(change.id) ?? true)
    );
  });
}

function taskOf({ context, params, advertiser }: Call<z.output<typeof taskParams>>): Task {
  const task = tasksIn(context.world).tasks.get(params.task_id);
  if (task?.advertiserId !== advertiser.id)
    throw new ApiError(CODE.notFound, `The task ${params.task_id} does not exist.`);
  return task;
}

function statusOf(task: Task, now: number): 'PROCESSING' | 'SUCCESS' | 'FAILED' {
  if (now < task.readyAt) return 'PROCESSING';
  return task.failed ? 'FAILED' : 'SUCCESS';
}

/** changelog/task/create, check and download. facts: marketing-api 5.1 */
export function registerChangeLog(app: Hono, services: ApiServices): void {
  register(app, services, {
    method: 'POST',
    path: 'changelog/task/create',
    params: createParams,
    permission: PERMISSION,
    handle: ({ context, params, advertiser, scope }) => {
      checkRange(params);
      const { ids, tasks } = tasksIn(context.world);
      const now = context.clock.now();
      const task: Task = {
        id: ids.next(),
        fileName: `${ids.next()}.csv`,
        advertiserId: advertiser.id,
        wanted: params,
        createdAt: now,
        readyAt: now + context.settings.changeLogSeconds * 1000,
        failed: context.faults.meet('change-log-failed', scope) !== undefined,
      };
      tasks.set(task.id, task);
      return { task_id: task.id };
    },
  });

  register(app, services, {
    method: 'GET',
    path: 'changelog/task/check',
    params: taskParams,
    permission: PERMISSION,
    handle: (call) => ({ status: statusOf(taskOf(call), call.context.clock.now()) }),
  });

  register(app, services, {
    method: 'GET',
    path: 'changelog/task/download',
    params: taskParams,
    permission: PERMISSION,
    handle: (call) => {
      const { context, advertiser } = call;
      const task = taskOf(call);
      const status = statusOf(task, context.clock.now());
      if (status !== 'SUCCESS') return { status };
      const timeZone = task.wanted.timezone ?? advertiser.timezone;
      const csv = changeLogCsv(wantedChanges(context.world, task, timeZone), advertiser.currency, timeZone);
      return { status, changelog: render(csv, task.fileName, context.settings.changeLogFile) };
    },
  });
}

/** Documented as a Python dictionary written down; seen as JSON around the same text in 2026. */
function render(csv: string, fileName: string, as: 'python' | 'json'): string {
  if (as === 'json') return JSON.stringify({ file_data: `b'${csv}'`, file_name: fileName });
  return `{'file_data': ${bytesLiteral(csv)}, 'file_name': '${fileName}'}`;
}
