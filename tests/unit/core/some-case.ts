import fc from 'fast-check';
import type { Level } from '@/utils/core/entity';
import type { Evidence, EvidenceBody, TreeNode } from '@/utils/core/evidence';
import { ACTIONS, type Order } from '@/utils/core/order';
import type { SpendReport } from '@/utils/core/spend';
import { CaseFile, entityOf, PRESS } from './case-file';
import { BEFORE, FIRST_SILENT, row, silentReport, SPENT } from './reports';
import { operationOf, someBody, someTime } from './some-evidence';
import { LIVELY } from './some-money';

export interface SomeCase {
  order: Order;
  evidence: Evidence[];
  /** Our clock when the case is judged. */
  now: number;
}

type Shape = { actions?: readonly Order['action'][]; undated?: boolean };

/** Any case that a store could hold, far more tangled than life. Often a stop that gets somewhere. */
export function someCase({ actions = ACTIONS, undated = true }: Shape = {}): fc.Arbitrary<SomeCase> {
  return fc
    .record({
      action: fc.constantFrom(...actions),
      level: fc.constantFrom<Level>('campaign', 'campaign', 'adgroup', 'ad'),
      deleteWhenProven: fc.boolean(),
    })
    .map(({ action, level, ...more }) => new CaseFile(action, level, more).order)
    .chain((order) => {
      const more = (maxLength: number) =>
        fc.array(fc.tuple(someBody(order), someStep(undated), fc.nat(50)), { maxLength });
      return fc.record({
        order: fc.constant(order),
        evidence: fc.oneof(
          more(14).map((items) => written(order, mixed([], items))),
          more(14).map((items) => written(order, mixed(stopped(order), items))),
          fc.tuple(someClimb(order), more(4)).map(([story, items]) => written(order, mixed(story, items))),
        ),
        now: someTime(),
      });
    });
}

type Item = [EvidenceBody, Passed];

/** Puts each thing that happened somewhere into the story, after its beginning. */
function mixed(story: Item[], more: [EvidenceBody, Passed, number][]): Item[] {
  const items = [...story];
  const begun = Math.min(BEGUN, story.length);
  for (const [body, passed, place] of more) {
    items.splice(begun + (place % (items.length - begun + 1)), 0, [body, passed]);
  }
  return items;
}

const BEGUN = 3;
/** Seconds between looks that may prove a stop: quiet with the second, confirmed with the fourth, final with the last. */
const PACES = [
  [2700, 1800, 5400, 5400, 72_000],
  [2700, 1800, 5400, 5400, 72_000],
  [60, 2400, 1800, 9000, 3600, 72_000],
];

/** A stop that is proved look by look, unless its reports say otherwise or it is turned on on the way. */
function someClimb(order: Order): fc.Arbitrary<Item[]> {
  return fc
    .record({
      pace: fc.constantFrom(...PACES),
      looks: fc.nat(6),
      // One is an old copy, two are a person.
      on: fc.constantFrom(0, 0, 1, 1, 2),
      looksAfter: fc.constantFrom(0, 5, 5),
      report: fc.oneof(
        { weight: 5, arbitrary: fc.constant({}) },
        {
          weight: 1,
          arbitrary: fc.record({
            newest: fc.constantFrom(FIRST_SILENT, null),
            othersRunning: fc.constantFrom(null, 0, 1),
          }),
        },
        { weight: 1, arbitrary: fc.constantFrom<Partial<SpendReport>>({ rows: [BEFORE] }, { rows: [] }) },
      ),
      later: fc.constantFrom<Partial<SpendReport>>({}, {}, LEAKED, LEAKED, { total: '160.00' }),
      parts: fc.constantFrom(PARTS, PARTS, PARTS, []),
    })
    .map(({ pace, looks, on, looksAfter, report, later, parts }) => [
      ...stopped(order),
      ...pace.slice(0, looks).flatMap((after) => look(order, after, report, PARTS)),
      ...Array.from({ length: on }, () => isOn(order)),
      ...pace.slice(0, looksAfter).flatMap((after) => look(order, after, { ...report, ...later }, parts)),
    ]);
}

/** Money of the first silent hour that a report tells late. */
const LEAKED: Partial<SpendReport> = { rows: [...SPENT, row(FIRST_SILENT, '4.00', 5)], total: '134.00' };

const NOW: Passed = { tiktok: 0, error: 0, dated: true };

/** What every look at a stop that is proved finds below it. */
const PARTS: TreeNode[] = [{ level: 'ad', id: '1', name: 'part', status: 'DISABLE' }];

/** One whole look: the switch, what is below, and the money. */
function look(order: Order, after: number, report: Partial<SpendReport>, parts: TreeNode[]): Item[] {
  const entity = entityOf(order, { switch: 'off', status: 'DISABLE' });
  return [
    [
      { type: 'switch-read', entity },
      { ...NOW, tiktok: after },
    ],
    [{ type: 'tree-read', nodes: parts, total: parts.length, complete: true }, NOW],
    [{ type: 'spend-read', report: { ...silentReport(0), newest: LIVELY, ...report } }, NOW],
  ];
}

function isOn(order: Order): Item {
  const entity = entityOf(order, { switch: 'on', status: 'ENABLE' });
  return [
    { type: 'switch-read', entity },
    { ...NOW, tiktok: 60 },
  ];
}

/** How an ordinary stop begins. */
function stopped(order: Order): Item[] {
  const passed = { tiktok: 5, error: 0, dated: true };
  const operation = operationOf(order);
  const bodies: EvidenceBody[] = [
    { type: 'sending', attempt: 1, target: order.ref, operation },
    { type: 'answered', attempt: 1, outcome: 'accepted' },
    { type: 'switch-read', entity: entityOf(order, { switch: 'off', status: 'DISABLE' }) },
  ];
  return bodies.map((body) => [body, passed]);
}

/** What went by before a record. */
interface Passed {
  /** Seconds that passed for TikTok since the record before; replicas disagree, so it may go back. */
  tiktok: number;
  /** How wrong our clock is then, in seconds. */
  error: number;
  dated: boolean;
}

function someStep(undated: boolean): fc.Arbitrary<Passed> {
  return fc.record({
    tiktok: fc.oneof(fc.integer({ min: -5, max: 30 }), fc.integer({ min: 0, max: 7200 })),
    error: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: -90_000, max: 90_000 })),
    dated: undated ? fc.constantFrom(true, true, true, false) : fc.constant(true),
  });
}

function written(order: Order, items: Item[]): Evidence[] {
  let tiktok = PRESS;
  let sends = 0;
  return items.filter(canFollow).map(([body, passed], index) => {
    tiktok += passed.tiktok * 1000;
    if (body.type === 'sending') sends++;
    const stamp = {
      at: tiktok + passed.error * 1000,
      tiktokAt: passed.dated ? tiktok : null,
      requestIds: [],
    };
    return { ...numbered(body, sends), seq: index + 1, orderId: order.id, gateway: order.gateway, stamp };
  });
}

/** A deletion is sent once, after a stop was. */
function canFollow([body]: Item, index: number, items: Item[]): boolean {
  if (body.type !== 'sending' || body.operation !== 'delete') return true;
  const before = items.slice(0, index).flatMap(([one]) => (one.type === 'sending' ? [one.operation] : []));
  return before.length > 0 && !before.includes('delete');
}

/** Every send has a number of its own, and an answer is to one that was sent. */
function numbered(body: EvidenceBody, sends: number): EvidenceBody {
  if (body.type === 'sending') return { ...body, attempt: sends };
  if (body.type === 'answered') return { ...body, attempt: Math.max(1, sends + 1 - body.attempt) };
  return body;
}
