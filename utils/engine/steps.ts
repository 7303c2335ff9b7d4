import { entityKey, type Entity } from '@/utils/core/entity';
import type { Evidence, EvidenceBody, Operation, Problem, ReadOf, Stamp } from '@/utils/core/evidence';
import { IDENTITY_FRESH_FOR } from '@/utils/core/ladder';
import { sameName } from '@/utils/core/names';
import type { Order } from '@/utils/core/order';
import type { Step } from '@/utils/core/plan';
import type { Gateway, Priority, Read } from '@/utils/gateways/gateway';
import { noteProblem, noteWorking } from './access';
import { remember, rememberNews } from './known-entities';
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
  const gateway = parts.gateways[order.gateway];
  if (gateway === undefined) throw new Error(`No gateway ${order.gateway}`);
  const young = isYoung(order, parts.clock.now());
  const priority: Priority = by === 'asked-for' ? 'click' : young ? 'proof' : 'watch';
  switch (step.do) {
    case 'identify':
      return identify(parts, gateway, order);
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
      return send(parts, gateway, order, identityOf(file), step.attempt, switchOf(order));
    case 'send-part':
      return send(
        parts,
        gateway,
        order,
        { ...identityOf(file), ref: step.target },
        step.attempt,
        'switch-off',
      );
    case 'delete':
      return send(parts, gateway, order, identityOf(file), step.attempt, 'delete');
    case 'read-switch':
      return readSwitch(parts, gateway, order, identityOf(file), priority);
    case 'read-tree':
      return readTree(parts, gateway, order, identityOf(file), priority);
    case 'read-spend':
      return readSpend(parts, gateway, order, identityOf(file), priority);
    case 'read-below':
      return readBelow(parts, gateway, order, identityOf(file), priority);
    case 'read-rules':
      return readRules(parts, gateway, order, identityOf(file), priority);
    case 'read-changes':
      // That explains what was found; finding it in other places goes first.
      return readChanges(parts, gateway, order, identityOf(file), step.since, young ? priority : 'list');
  }
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
  const read = await gateway.readEntity(order.ref, 'click');
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
  return parts.locked(`entity:${entityKey(order.ref)}`, () =>
    sendAlone(parts, gateway, order, entity, attempt, operation),
  );
}

/** The write. Its intent is stored first, and only if no later order took over in the meantime. */
async function sendAlone(
  parts: EngineParts,
  gateway: Gateway,
  order: Order,
  entity: Entity,
  attempt: number,
  operation: Operation,
): Promise<void> {
  const { db } = parts;
  const mine = await db.transaction('rw', db.evidence, async () => {
    const evidence: Evidence[] = await db.evidence.where('orderId').equals(order.id).toArray();
    if (evidence.some((item) => item.type === 'superseded')) return false;
    if (evidence.some((item) => item.type === 'sending' && item.attempt === attempt)) return false;
    await db.evidence.add(
      evidenceOf(parts, order, { type: 'sending', attempt, target: entity.ref, operation }),
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
  if (read.value !== null) await rememberNews(parts, read.value, read.stamp.at);
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

async function readSpend(
  parts: EngineParts,
  gateway: Gateway,
  order: Order,
  entity: Entity,
  priority: Priority,
): Promise<void> {
  const account = await parts.db.advertisers.get(order.ref.advertiserId);
  if (account === undefined) {
    const problem: Problem = { remedy: 'sign-in', reason: 'not-connected', apiCode: null, apiMessage: null };
    return record(parts, order, { type: 'read-failed', what: 'spend', problem });
  }
  const { timezone, currency } = account;
  const read = await gateway.readSpend(entity, { timezone, currency }, order.createdAt, priority);
  if (!read.ok) return failed(parts, order, 'spend', read);
  await record(parts, order, { type: 'spend-read', report: read.value }, read.stamp);
}

async function readBelow(
  parts: EngineParts,
  gateway: Gateway,
  order: Order,
  entity: Entity,
  priority: Priority,
): Promise<void> {
  const timezone = (await parts.db.advertisers.get(order.ref.advertiserId))?.timezone ?? 'UTC';
  const read = await gateway.readSpendBelow(entity, { timezone }, order.createdAt, priority);
  if (!read.ok) return failed(parts, order, 'below', read);
  await record(parts, order, { type: 'below-read', parts: read.value }, read.stamp);
}

async function readRules(
  parts: EngineParts,
  gateway: Gateway,
  order: Order,
  entity: Entity,
  priority: Priority,
): Promise<void> {
  const read = await gateway.readTurnOnRules(entity, priority);
  if (!read.ok) return failed(parts, order, 'rules', read);
  await record(parts, order, { type: 'rules-read', rules: read.value }, read.stamp);
}

async function readChanges(
  parts: EngineParts,
  gateway: Gateway,
  order: Order,
  entity: Entity,
  since: number,
  priority: Priority,
): Promise<void> {
  const read = await gateway.readSwitchChanges(entity, since, priority);
  if (!read.ok) return failed(parts, order, 'changes', read);
  await record(parts, order, { type: 'changes-read', changes: read.value }, read.stamp);
}

async function failed(
  parts: EngineParts,
  order: Order,
  what: ReadOf,
  read: Extract<Read<unknown>, { ok: false }>,
): Promise<void> {
  await noteProblem(parts, order.gateway, read.problem);
  const problem: Problem = read.problem;
  await record(parts, order, { type: 'read-failed', what, problem }, read.stamp);
}
