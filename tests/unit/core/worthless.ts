import type { Entity } from '@/utils/core/entity';
import type { EvidenceBody, Problem, ReadOf } from '@/utils/core/evidence';
import type { Order } from '@/utils/core/order';
import type { SpendReport } from '@/utils/core/spend';
import { adGroup, ALL_OFF, entityOf, OFFLINE, TOKEN_REVOKED } from './case-file';
import { row, silentReport, SPENT } from './reports';
import { LIVELY } from './some-money';

type Worthless = (order: Order) => EvidenceBody;

const failed =
  (what: ReadOf, problem: Problem): Worthless =>
  () => ({ type: 'read-failed', what, problem });

const read =
  (says: Partial<Entity>): Worthless =>
  (order) => ({ type: 'switch-read', entity: entityOf(order, says) });

const report =
  (says: Partial<SpendReport>): Worthless =>
  () => ({ type: 'spend-read', report: { ...silentReport(0), newest: LIVELY, ...says } });

/** Answers that may never bring a stop one rung further. */
export const WORTHLESS: Worthless[] = [
  failed('switch', OFFLINE),
  failed('tree', OFFLINE),
  failed('switch', TOKEN_REVOKED),
  failed('identify', TOKEN_REVOKED),
  failed('spend', OFFLINE),
  failed('rules', TOKEN_REVOKED),
  () => ({ type: 'missing' }),
  read({ switch: 'off', status: null }),
  read({ switch: 'off', status: 'BRAND_NEW' }),
  read({ switch: 'unknown', status: 'DISABLE' }),
  read({ switch: 'frozen', status: 'DISABLE' }),
  read({ switch: 'on', status: 'DISABLE' }),
  () => ({ type: 'tree-read', nodes: ALL_OFF, total: ALL_OFF.length, complete: false }),
  () => ({ type: 'tree-read', nodes: ALL_OFF, total: ALL_OFF.length + 1, complete: true }),
  () => ({ type: 'tree-read', nodes: [adGroup(null)], total: 1, complete: true }),
  () => ({ type: 'tree-read', nodes: [adGroup('BRAND_NEW')], total: 1, complete: true }),
  report({ complete: false }),
  report({ total: null }),
  report({ rows: [] }),
  report({ rows: [...SPENT, row('2026-03-10 16', '-')] }),
  report({ rows: [...SPENT, row('2026-03-12 16', '0.00', 1)] }),
  report({ per: 'day', rows: [row('2026-03-10', '13.00', 900)] }),
  () => ({ type: 'below-read', parts: [] }),
  () => ({ type: 'rules-read', rules: [] }),
  () => ({ type: 'changes-read', changes: [] }),
];
