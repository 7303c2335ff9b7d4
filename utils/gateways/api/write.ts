import type { Entity } from '@/utils/core/entity';
import type { Operation, Stamp, WriteOutcome } from '@/utils/core/evidence';
import type { Priority } from '../gateway';
import { call, type ClientParts } from './client';
import { problemOf, problemOfItem } from './problems';
import { statusUpdateSchema, type StatusUpdateAnswer } from './schemas';

/** Which of the six status endpoints takes this entity, and what it calls the ids (facts: marketing-api 4). */
function routeOf(entity: Entity): { path: string; ids: string } {
  const smartPlus = entity.kind === 'smart-plus';
  switch (entity.ref.level) {
    case 'campaign':
      return {
        path: smartPlus ? '/smart_plus/campaign/status/update/' : '/campaign/status/update/',
        ids: 'campaign_ids',
      };
    case 'adgroup':
      return {
        path: smartPlus ? '/smart_plus/adgroup/status/update/' : '/adgroup/status/update/',
        ids: 'adgroup_ids',
      };
    case 'ad':
      return smartPlus
        ? { path: '/smart_plus/ad/status/update/', ids: 'smart_plus_ad_ids' }
        : { path: '/ad/status/update/', ids: 'ad_ids' };
  }
}

const STATUS_FOR = {
  'switch-off': 'DISABLE',
  'switch-on': 'ENABLE',
  delete: 'DELETE',
} as const satisfies Record<Operation, string>;

/**
 * Switches one entity: one id, one request (facts: marketing-api 2.2). Accepted means that TikTok named our
 * id among those it did; code 0 alone can hide a refusal.
 */
export async function write(
  parts: ClientParts,
  entity: Entity,
  operation: Operation,
  priority: Priority = 'click',
): Promise<WriteOutcome & { stamp: Stamp }> {
  const { path, ids } = routeOf(entity);
  const wanted = STATUS_FOR[operation];
  const called = await call(parts, {
    method: 'POST',
    path,
    body: { advertiser_id: entity.ref.advertiserId, [ids]: [entity.ref.id], operation_status: wanted },
    priority,
  });
  const { stamp } = called;
  if (!called.ok) {
    const outcome = called.problem.remedy === 'read-first' ? 'unknown' : 'rejected';
    return { outcome, problem: called.problem, stamp };
  }
  const answer = statusUpdateSchema.safeParse(called.data);
  if (!answer.success) return { outcome: 'unknown', problem: problemOf('bad-answer'), stamp };
  const refusal = refusalOf(answer.data, entity.ref.id);
  if (refusal !== null) return { outcome: 'rejected', problem: problemOfItem(refusal), stamp };
  if (called.partial) return { outcome: 'partial', problem: problemOfItem('partially successful'), stamp };
  if (!names(answer.data, entity.ref.id, wanted)) {
    return { outcome: 'unknown', problem: problemOf('bad-answer'), stamp };
  }
  return { outcome: 'accepted', stamp };
}

function refusalOf(answer: StatusUpdateAnswer, id: string): string | null {
  const found = answer.error_list?.find(
    (item) =>
      item.campaign_id === id || item.adgroup_id === id || item.ad_id === id || item.smart_plus_ad_id === id,
  );
  return found ? (found.error_message ?? '') : null;
}

/** Whether the answer lists our id, with the status we asked for wherever it gives one. */
function names(answer: StatusUpdateAnswer, id: string, wanted: string): boolean {
  const item = [...(answer.campaign_list ?? []), ...(answer.adgroup_list ?? [])].find(
    (one) => one.campaign_id === id || one.adgroup_id === id,
  );
  if (item) return item.status === undefined || item.status === null || item.status === wanted;
  const listed = [
    answer.campaign_ids,
    answer.adgroup_ids,
    answer.ad_ids,
    answer.smart_plus_ad_ids,
    answer.aco_ad_ids,
  ];
  if (!listed.some((ids) => ids?.includes(id))) return false;
  return answer.status === undefined || answer.status === null || answer.status === wanted;
}
