import type { Entity } from '@/utils/core/entity';
import type { EvidenceBody, Problem, ReadOf, Stamp } from '@/utils/core/evidence';
import { historyOf } from '@/utils/core/history';
import { moneySince } from '@/utils/core/money-since';
import { sameName } from '@/utils/core/names';
import type { Order } from '@/utils/core/order';
import type { Step } from '@/utils/core/plan';
import type { Gateway, Priority, Read } from '@/utils/gateways/gateway';
import { noteProblem, noteWorking } from './access';
import { rememberNews } from './known-entities';
import type { EngineParts } from './parts';
import { record, type CaseFile } from './records';

/** Steps that only look. */
export type Look = Extract<
  Step,
  {
    do:
      | 'read-switch'
      | 'read-tree'
      | 'read-spend'
      | 'read-below'
      | 'read-rules'
      | 'read-surroundings'
      | 'read-changes';
  }
>;

/** Whoever looks for an order, and at what. */
export interface Looker {
  parts: EngineParts;
  order: Order;
  gateway: Gateway;
  entity: Entity;
  /** Around when its money is looked at, TikTok's time. */
  since: number;
}

/**
 * Who looks for an order: whatever reaches the account now, which may be another way than the one that pressed.
 * One that needs to know the kind learns it first; null when it could not, which is recorded.
 */
export async function lookerFor(parts: EngineParts, file: CaseFile, entity: Entity): Promise<Looker | null> {
  const { order } = file;
  const { advertiserId } = order.ref;
  const account = await parts.db.advertisers.get(advertiserId);
  const gateway = parts.gateways[account?.gateway ?? order.gateway] ?? parts.gateways[order.gateway];
  if (gateway === undefined) throw new Error(`No gateway ${order.gateway}`);
  const looker: Looker = {
    parts,
    order,
    gateway,
    entity,
    since: moneySince(order, historyOf(file.evidence)),
  };
  if (entity.kind !== 'unknown' || !gateway.can.kinds) return looker;
  const read = await gateway.readEntity(order.ref, 'watch');
  if (!read.ok) {
    await failed(looker, 'switch', read);
    return null;
  }
  if (read.value === null) {
    await keep(looker, { type: 'missing' }, read.stamp);
    return null;
  }
  const matches = sameName(read.value.name, order.seenName);
  await keep(
    looker,
    { type: 'identified', entity: read.value, matches, from: 'read', readAt: read.stamp.at },
    read.stamp,
  );
  return { ...looker, entity: read.value };
}

/** Looks once and records what was seen, or what was in the way. */
export async function look(looker: Looker, step: Look, priority: Priority): Promise<void> {
  switch (step.do) {
    case 'read-switch':
      return readSwitch(looker, priority);
    case 'read-tree':
      return readTree(looker, priority);
    case 'read-spend':
      return readSpend(looker, priority);
    case 'read-below':
      return readBelow(looker, priority);
    case 'read-rules':
      return readRules(looker, priority);
    case 'read-surroundings':
      return readSurroundings(looker);
    case 'read-changes':
      // That explains what was found; finding it in other places goes first.
      return readChanges(looker, step.since, priority === 'watch' ? 'list' : priority);
  }
}

async function readSwitch(looker: Looker, priority: Priority): Promise<void> {
  const { parts, gateway, entity } = looker;
  const read = await gateway.readSwitch(entity, priority);
  if (!read.ok) return failed(looker, 'switch', read);
  await noteWorking(parts, gateway.name);
  if (read.value !== null) await rememberNews(parts, read.value, read.stamp.at);
  const body: EvidenceBody =
    read.value === null ? { type: 'missing' } : { type: 'switch-read', entity: read.value };
  await keep(looker, body, read.stamp);
}

async function readTree(looker: Looker, priority: Priority): Promise<void> {
  const read = await looker.gateway.readTree(looker.entity, priority);
  if (!read.ok) return failed(looker, 'tree', read);
  await keep(looker, { type: 'tree-read', ...read.value }, read.stamp);
}

async function readSpend(looker: Looker, priority: Priority): Promise<void> {
  const { parts, order, gateway, entity, since } = looker;
  const account = await parts.db.advertisers.get(order.ref.advertiserId);
  if (account === undefined) {
    const problem: Problem = { remedy: 'sign-in', reason: 'not-connected', apiCode: null, apiMessage: null };
    return keep(looker, { type: 'read-failed', what: 'spend', problem });
  }
  const { timezone, currency } = account;
  const read = await gateway.readSpend(entity, { timezone, currency }, since, priority);
  if (!read.ok) return failed(looker, 'spend', read);
  await keep(looker, { type: 'spend-read', report: read.value }, read.stamp);
}

async function readBelow(looker: Looker, priority: Priority): Promise<void> {
  const { parts, order, gateway, entity, since } = looker;
  const timezone = (await parts.db.advertisers.get(order.ref.advertiserId))?.timezone ?? 'UTC';
  const read = await gateway.readSpendBelow(entity, { timezone }, since, priority);
  if (!read.ok) return failed(looker, 'below', read);
  await keep(looker, { type: 'below-read', parts: read.value }, read.stamp);
}

async function readRules(looker: Looker, priority: Priority): Promise<void> {
  const read = await looker.gateway.readTurnOnRules(looker.entity, priority);
  if (!read.ok) return failed(looker, 'rules', read);
  await keep(looker, { type: 'rules-read', rules: read.value }, read.stamp);
}

/** Nobody waits for this: whatever else there is to ask goes first. */
async function readSurroundings(looker: Looker): Promise<void> {
  const { parts, order, gateway, entity } = looker;
  const read = await gateway.readSurroundings(entity, 'list');
  if (!read.ok) return failed(looker, 'surroundings', read);
  const currency = (await parts.db.advertisers.get(order.ref.advertiserId))?.currency ?? '';
  await keep(looker, { type: 'surroundings-read', around: read.value, currency }, read.stamp);
}

async function readChanges(looker: Looker, since: number, priority: Priority): Promise<void> {
  const read = await looker.gateway.readSwitchChanges(looker.entity, since, priority);
  if (!read.ok) return failed(looker, 'changes', read);
  await keep(looker, { type: 'changes-read', changes: read.value }, read.stamp);
}

/** Records that a read did not work, and what that says about the access. */
export async function failed(
  looker: Pick<Looker, 'parts' | 'order' | 'gateway'>,
  what: ReadOf,
  { problem, stamp }: Extract<Read<unknown>, { ok: false }>,
): Promise<void> {
  await noteProblem(looker.parts, looker.gateway.name, problem);
  await keep(looker, { type: 'read-failed', what, problem }, stamp);
}

function keep(
  { parts, order, gateway }: Pick<Looker, 'parts' | 'order' | 'gateway'>,
  body: EvidenceBody,
  stamp?: Stamp,
): Promise<void> {
  return record(parts, order, body, stamp, gateway.name);
}
