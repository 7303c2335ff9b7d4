import type { Entity } from '@/utils/core/entity';
import type { Evidence, EvidenceBody, Operation, Problem, Stamp } from '@/utils/core/evidence';
import { IDENTITY_FRESH_FOR } from '@/utils/core/ladder';
import { sameName } from '@/utils/core/names';
import type { Order } from '@/utils/core/order';
import type { Step } from '@/utils/core/plan';
import type { Gateway, Priority, Read } from '@/utils/gateways/gateway';
import { noteProblem, noteWorking } from './access';
import { remember } from './known-entities';
import type { EngineParts } from './parts';
import { evidenceOf, record, type CaseFile } from './records';

/** Steps that do something; waiting is not one of them. */
export type Deed = Exclude<Step, { do: 'wait' } | { do: 'nothing' }>;

/** Clicks of the last minute go before everything that only watches. */
const CLICK_FOR = 60_000;

/**
 * Does one step and records what came of it. Everything it learned is in the store when it returns, and
 * what it does before the store knows is never a write.
 */
export async function perform(parts: EngineParts, file: CaseFile, step: Deed): Promise<void> {
  const { order } = file;
  const gateway = parts.gateways[order.gateway];
  if (gateway === undefined) throw new Error(`No gateway ${order.gateway}`);
  const priority: Priority = parts.clock.now() - order.createdAt < CLICK_FOR ? 'click' : 'watch';
  switch (step.do) {
    case 'identify':
      return identify(parts, gateway, order, priority);
    case 'refuse':
      return record(parts, order, { type: 'refused', reason: step.reason, kind: step.kind });
    case 'close-orphan':
      return record(parts, order, {
        type: 'answered',
        attempt: step.attempt,
        outcome: 'unknown',
        problem: { remedy: 'read-first', reason: 'worker-stopped', apiCode: null, apiMessage: null },
      });
    case 'send':
      return send(parts, gateway, order, identityOf(file), step.attempt);
    case 'read-switch':
      return readSwitch(parts, gateway, order, identityOf(file), priority);
    case 'read-tree':
      return readTree(parts, gateway, order, identityOf(file), priority);
  }
}

/** What TikTok said about the entity when the order began; sends and reads are routed by its kind. */
function identityOf(file: CaseFile): Entity {
  const found = file.evidence.findLast((item) => item.type === 'identified');
  if (found === undefined) throw new Error('An order was sent before it was identified');
  return found.entity;
}

async function identify(
  parts: EngineParts,
  gateway: Gateway,
  order: Order,
  priority: Priority,
): Promise<void> {
  const known = await parts.db.entities.get(`${order.ref.advertiserId}/${order.ref.level}/${order.ref.id}`);
  if (
    known !== undefined &&
    parts.clock.now() - known.readAt < IDENTITY_FRESH_FOR &&
    sameName(known.name, order.seenName)
  ) {
    const {
      key: _key,
      advertiserId: _a,
      level: _l,
      readAt,
      spentToday: _s,
      spendReadAt: _r,
      ...entity
    } = known;
    const stamp: Stamp = { at: parts.clock.now(), tiktokAt: null, requestIds: [] };
    return record(
      parts,
      order,
      { type: 'identified', entity, matches: true, from: 'earlier-read', readAt },
      stamp,
    );
  }
  const read = await gateway.readEntity(order.ref, priority);
  if (!read.ok) return failed(parts, order, 'identify', read);
  await noteWorking(parts, order.gateway);
  if (read.value === null) {
    return record(parts, order, { type: 'refused', reason: 'not-found', kind: null }, read.stamp);
  }
  await remember(parts, [read.value], read.stamp.at);
  const matches = sameName(read.value.name, order.seenName);
  await record(
    parts,
    order,
    { type: 'identified', entity: read.value, matches, from: 'read', readAt: read.stamp.at },
    read.stamp,
  );
}

/** The write. Its intent is stored first, and only if no later order took over in the meantime. */
async function send(
  parts: EngineParts,
  gateway: Gateway,
  order: Order,
  entity: Entity,
  attempt: number,
): Promise<void> {
  const operation: Operation = order.action === 'resume' ? 'switch-on' : 'switch-off';
  const { db } = parts;
  const mine = await db.transaction('rw', db.evidence, async () => {
    const evidence: Evidence[] = await db.evidence.where('orderId').equals(order.id).toArray();
    if (evidence.some((item) => item.type === 'superseded')) return false;
    if (evidence.some((item) => item.type === 'sending' && item.attempt === attempt)) return false;
    await db.evidence.add(
      evidenceOf(parts, order, { type: 'sending', attempt, target: order.ref, operation }),
    );
    return true;
  });
  if (!mine) return;
  const { stamp, ...outcome } = await gateway.write(entity, operation);
  await record(parts, order, { type: 'answered', attempt, ...outcome }, stamp);
  if (outcome.outcome === 'accepted') await noteWorking(parts, order.gateway);
  else await noteProblem(parts, order.gateway, outcome.problem);
}

async function readSwitch(
  parts: EngineParts,
  gateway: Gateway,
  order: Order,
  entity: Entity,
  priority: Priority,
): Promise<void> {
  const read = await gateway.readSwitch(entity, priority);
  if (!read.ok) return failed(parts, order, 'switch', read);
  await noteWorking(parts, order.gateway);
  if (read.value !== null) await remember(parts, [read.value], read.stamp.at);
  const body: EvidenceBody =
    read.value === null ? { type: 'missing' } : { type: 'switch-read', entity: read.value };
  await record(parts, order, body, read.stamp);
}

async function readTree(
  parts: EngineParts,
  gateway: Gateway,
  order: Order,
  entity: Entity,
  priority: Priority,
): Promise<void> {
  const read = await gateway.readTree(entity, priority);
  if (!read.ok) return failed(parts, order, 'tree', read);
  await record(parts, order, { type: 'tree-read', ...read.value }, read.stamp);
}

async function failed(
  parts: EngineParts,
  order: Order,
  what: 'identify' | 'switch' | 'tree',
  read: Extract<Read<unknown>, { ok: false }>,
): Promise<void> {
  await noteProblem(parts, order.gateway, read.problem);
  const problem: Problem = read.problem;
  await record(parts, order, { type: 'read-failed', what, problem }, read.stamp);
}
