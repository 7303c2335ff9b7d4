import type { Evidence, EvidenceBody, NewEvidence } from '@/utils/core/evidence';
import type { StandstillDatabase } from './database';
import type { AgainRead, StoredEvidence } from './stored-evidence';

type Fields = AgainRead['differs'];

/** Most of what is written are these, and most of them say what the one before said. */
const REPEATED: ReadonlySet<EvidenceBody['type']> = new Set([
  'switch-read',
  'tree-read',
  'spend-read',
  'read-failed',
]);

/** Adds one record. A read that hardly differs from one before is kept as the difference. */
export async function addEvidence(db: StandstillDatabase, item: NewEvidence): Promise<void> {
  if (!REPEATED.has(item.type)) {
    await db.evidence.add(item);
    return;
  }
  await db.transaction('rw', db.evidence, async () => {
    const earlier = await db.evidence.where('[orderId+type]').equals([item.orderId, item.type]).last();
    const again = earlier?.type === item.type ? againOf(item, earlier) : null;
    await db.evidence.add(again ?? item);
  });
}

/** All evidence of one order in the order of writing. */
export async function evidenceOfOrder(db: StandstillDatabase, orderId: string): Promise<Evidence[]> {
  return wholeEvidence(await db.evidence.where('orderId').equals(orderId).sortBy('seq'));
}

/** Makes every read whole again; what it refers to has to be among them. */
export function wholeEvidence(stored: readonly StoredEvidence[]): Evidence[] {
  const bySeq = new Map(stored.map((item) => [item.seq, item]));
  return stored.map((item): Evidence => {
    if (item.type !== 'again') return item;
    const earlier = bySeq.get(item.of);
    if (earlier === undefined || earlier.type === 'again') throw new Error('A read lost what it refers to');
    const { seq, orderId, gateway, stamp } = item;
    return { ...(merged(earlier, item.differs) as unknown as Evidence), seq, orderId, gateway, stamp };
  });
}

/** Forgets all evidence of an order but these. What they refer to goes as well, so they are written whole. */
export async function keepOnly(
  db: StandstillDatabase,
  stored: readonly StoredEvidence[],
  kept: readonly Evidence[],
): Promise<void> {
  const staying = new Set(kept.map(({ seq }) => seq));
  const whole = new Map(kept.map((item) => [item.seq, item]));
  const orphans = stored.flatMap((item) => {
    const mine = whole.get(item.seq);
    return item.type === 'again' && mine !== undefined && !staying.has(item.of) ? [mine] : [];
  });
  await db.evidence.bulkPut(orphans);
  await db.evidence.bulkDelete(stored.map(({ seq }) => seq).filter((seq) => !staying.has(seq)));
}

/** The read as a difference from an earlier one; null where that would not be much shorter. */
export function againOf(item: NewEvidence, earlier: Evidence): Omit<AgainRead, 'seq'> | null {
  const differs = difference(bodyOf(earlier), bodyOf(item));
  if (differs === null) return null;
  const { orderId, gateway, stamp } = item;
  const again = { type: 'again' as const, of: earlier.seq, differs, orderId, gateway, stamp };
  return lengthOf(differs) * 2 < lengthOf(bodyOf(item)) ? again : null;
}

function bodyOf(item: Evidence | NewEvidence): Fields {
  const { orderId: _o, gateway: _g, stamp: _s, ...body } = item;
  const { seq: _seq, ...rest } = body as Fields;
  return rest;
}

function lengthOf(value: unknown): number {
  return JSON.stringify(value).length;
}

/** The fields in which `after` is not `before`; null when it lacks one, which no difference can tell. */
function difference(before: Fields, after: Fields): Fields | null {
  if (Object.keys(before).some((key) => !(key in after))) return null;
  const differs: Fields = {};
  for (const [key, value] of Object.entries(after)) {
    const old = before[key];
    if (isFields(old) && isFields(value)) {
      const inner = difference(old, value);
      if (inner === null) return null;
      if (Object.keys(inner).length > 0) differs[key] = inner;
    } else if (!(key in before) || JSON.stringify(old) !== JSON.stringify(value)) {
      differs[key] = value;
    }
  }
  return differs;
}

function merged(before: object, differs: Fields): Fields {
  const after: Fields = { ...before };
  for (const [key, value] of Object.entries(differs)) {
    const old = after[key];
    after[key] = isFields(old) && isFields(value) ? merged(old, value) : value;
  }
  return after;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
