import { entityKey, type Entity, type WriteTarget } from '@/utils/core/entity';
import type { Operation, Stamp } from '@/utils/core/evidence';
import { IDENTITY_FRESH_FOR } from '@/utils/core/ladder';
import { sameName } from '@/utils/core/names';
import type { Order } from '@/utils/core/order';
import type { Step } from '@/utils/core/plan';
import type { Gateway, Priority } from '@/utils/gateways/gateway';
import { noteProblem, noteWorking } from './access';
import { remember } from './known-entities';
import { failed, look, lookerFor } from './look';
import type { EngineParts } from './parts';
import { evidenceOf, record, type CaseFile } from './records';

/** Steps that do something; waiting is not one of them. */
export type Deed = Exclude<Step, { do: 'wait' } | { do: 'nothing' }>;

/** What was pressed within the last minute is proved before everything that only watches. */
const PROOF_FOR = 60_000;

/** Whether the person who pressed is still looking at what comes of it. */
export function isYoung({ createdAt }: Order, now: number): boolean {
  return now - createdAt < PROOF_FOR;
}

/**
 * Does one step and records what came of it. Everything it learned is in the store when it returns, and
 * what it does before the store knows is never a write. Writes to one entity go one after the other, whoever
 * ordered them.
 */
export async function perform(
  parts: EngineParts,
  file: CaseFile,
  step: Deed,
  by: 'plan' | 'asked-for' = 'plan',
): Promise<void> {
  const { order } = file;
  const actor = actorOf(parts, order);
  switch (step.do) {
    case 'identify':
      return identify(parts, actor, order);
    case 'refuse':
      return record(parts, order, { type: 'refused', reason: step.reason, kind: step.kind });
    case 'close-orphan':
      return record(parts, order, {
        type: 'answered',
        attempt: step.attempt,
        outcome: 'unknown',
        problem: {
          remedy: actor.can.repeat ? 'read-first' : 'look-only',
          reason: 'worker-stopped',
          apiCode: null,
          apiMessage: null,
        },
      });
    case 'send':
      return send(parts, actor, order, identityOf(file), step.attempt, switchOf(order));
    case 'send-part':
      return send(parts, actor, order, { ...identityOf(file), ref: step.target }, step.attempt, 'switch-off');
    case 'send-ahead': {
      const entity = identityOf(file);
      const { level, id } = step.target;
      return sendOnce(parts, order, step, () =>
        level === 'session' ? actor.deleteSession(entity, id) : actor.switchMaterialOff(entity, id),
      );
    }
    case 'delete':
      return send(parts, actor, order, identityOf(file), step.attempt, 'delete');
  }
  const young = isYoung(order, parts.clock.now());
  const priority: Priority = by === 'asked-for' ? 'click' : young ? 'proof' : 'watch';
  const looker = await lookerFor(parts, file, identityOf(file));
  if (looker !== null) await look(looker, step, priority);
}

/** Who presses or sends for an order; fixed when it was made. */
function actorOf(parts: EngineParts, { gateway }: Order): Gateway {
  const actor = parts.gateways[gateway];
  if (actor === undefined) throw new Error(`No gateway ${gateway}`);
  return actor;
}

/** What TikTok said about the entity when the order began; sends and reads are routed by its kind. */
function identityOf(file: CaseFile): Entity {
  const found = file.evidence.findLast((item) => item.type === 'identified');
  if (found === undefined) throw new Error('An order was sent before it was identified');
  return found.entity;
}

/** Nothing is sent before this, so it is part of the click. */
async function identify(parts: EngineParts, gateway: Gateway, order: Order): Promise<void> {
  const known = await parts.db.entities.get(`${order.ref.advertiserId}/${order.ref.level}/${order.ref.id}`);
  if (
    known !== undefined &&
    // After our clock was set back nobody knows how old it is.
    Math.abs(parts.clock.now() - known.readAt) < IDENTITY_FRESH_FOR &&
    (known.kind !== 'unknown' || !gateway.can.kinds) &&
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
  let read = await gateway.readEntity(order.ref, 'click');
  if (!read.ok && read.problem.remedy === 'open-page' && (await gateway.show?.(order.ref.advertiserId))) {
    read = await gateway.readEntity(order.ref, 'click');
  }
  if (!read.ok) return failed({ parts, order, gateway }, 'identify', read);
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

function switchOf(order: Order): Operation {
  return order.action === 'resume' ? 'switch-on' : 'switch-off';
}

function send(
  parts: EngineParts,
  gateway: Gateway,
  order: Order,
  entity: Entity,
  attempt: number,
  operation: Operation,
): Promise<void> {
  return sendOnce(parts, order, { attempt, target: entity.ref, operation }, () =>
    gateway.write(entity, operation, order.runId === undefined ? 'click' : 'many'),
  );
}

interface Intent {
  attempt: number;
  target: WriteTarget;
  operation: Operation;
}

function sendOnce(
  parts: EngineParts,
  order: Order,
  intent: Intent,
  write: () => ReturnType<Gateway['write']>,
): Promise<void> {
  return parts.locked(`entity:${entityKey(order.ref)}`, () => sendAlone(parts, order, intent, write));
}

/** The write. Its intent is stored first, and only if no later order took over in the meantime. */
async function sendAlone(
  parts: EngineParts,
  order: Order,
  { attempt, target, operation }: Intent,
  write: () => ReturnType<Gateway['write']>,
): Promise<void> {
  const { db } = parts;
  const mine = await db.transaction('rw', db.evidence, async () => {
    const evidence = await db.evidence.where('orderId').equals(order.id).toArray();
    if (evidence.some((item) => item.type === 'superseded')) return false;
    if (evidence.some((item) => item.type === 'sending' && item.attempt === attempt)) return false;
    await db.evidence.add(evidenceOf(parts, order, { type: 'sending', attempt, target, operation }));
    return true;
  });
  if (!mine) return;
  const { stamp, ...outcome } = await write();
  await record(parts, order, { type: 'answered', attempt, ...outcome }, stamp);
  if (outcome.outcome === 'accepted' || outcome.outcome === 'unneeded')
    await noteWorking(parts, order.gateway);
  else await noteProblem(parts, order.gateway, outcome.problem);
}
