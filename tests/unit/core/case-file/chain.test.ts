import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '@/utils/core/case-file/canonical';
import { caseOf, type Case } from '@/utils/core/case-file/case';
import { checkChain, fingerprintOf, sealed, type SealedCase } from '@/utils/core/case-file/chain';
import { offStop, PRESS, stop } from '../case-file';
import { someBody } from '../some-evidence';

const digest = async (text: string) => createHash('sha256').update(text).digest('hex');

const story = offStop()
  .looked(3600)
  .looked(2 * 3600);
const file = caseOf({ order: story.order, account: null, evidence: story.evidence });
const HOUR = 3_600_000;

const written = async (one: Case = file) =>
  JSON.parse(JSON.stringify(await sealed(one, PRESS + HOUR, digest)));
const changed = async (change: (copy: SealedCase) => void) => {
  const copy = (await written()) as SealedCase;
  change(copy);
  return checkChain(copy, digest);
};

describe('a case file', () => {
  it('that nobody touched is whole, and its fingerprint is that of the evidence', async () => {
    expect(await checkChain(await written(), digest)).toEqual({
      state: 'whole',
      fingerprint: await fingerprintOf(file, digest),
    });
  });

  it('may be written down with other spaces and its keys in another order', async () => {
    const copy = await written();
    const turned = Object.fromEntries(Object.entries(copy).reverse());
    const again = JSON.parse(JSON.stringify(turned, null, 4)) as SealedCase;
    expect(await checkChain(again, digest)).toMatchObject({ state: 'whole' });
  });

  it('has the same fingerprint whenever it is made, until there is more evidence', async () => {
    const later = await sealed(file, PRESS + 9 * HOUR, digest);
    expect(await checkChain(later, digest)).toMatchObject({ fingerprint: await fingerprintOf(file, digest) });
    const more = { ...file, evidence: file.evidence.slice(0, -1) };
    expect(await fingerprintOf(more, digest)).not.toBe(await fingerprintOf(file, digest));
  });

  it.each<[string, (copy: SealedCase) => void, unknown]>([
    ['the name in the order', ({ order }) => (order.seenName = 'Other'), 'head'],
    ['the account', ({ account }) => (account.currency = 'EUR'), 'head'],
    ['that it is redacted', (copy) => (copy.redacted = true), 'head'],
    ['one time', ({ records }) => (records[3]!.evidence.stamp.at += 1), { record: 4 }],
    ['the last record left out', ({ records }) => records.pop(), 'end'],
    ['the first record left out', ({ records }) => records.shift(), { record: 1 }],
    ['two records in the other order', ({ records }) => records.push(...records.splice(2, 1)), { record: 3 }],
    ['one record twice', ({ records }) => records.push(records.at(-1)!), { record: 15 }],
    ['when it was made', (copy) => (copy.madeAt += 1), 'end'],
    ['a hash', ({ records }) => (records[5]!.hash = records[4]!.hash), { record: 6 }],
    ['the seal', (copy) => (copy.seal = copy.head), 'end'],
  ])('with %s changed breaks there', async (_what, change, at) => {
    expect(await changed(change)).toEqual({ state: 'broken', at });
  });

  it('breaks with any change of any value in it', async () => {
    const places = placesIn(await written());
    expect(places.length).toBeGreaterThan(100);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.anything(), async (place, value) => {
        const copy = await written();
        const before = canonical(copy);
        put(copy, place, value);
        fc.pre(canonical(copy) !== before && isChained(copy));
        expect(await checkChain(copy, digest)).toMatchObject({ state: 'broken' });
      }),
      { numRuns: 400 },
    );
  });

  it('of any evidence is whole after it was written and read', async () => {
    const { order } = stop();
    await fc.assert(
      fc.asyncProperty(fc.array(someBody(order), { maxLength: 12 }), async (bodies) => {
        const some = stop();
        bodies.forEach((body, second) => some.add(second, body));
        const copy = await written(caseOf({ order, account: null, evidence: some.evidence }));
        expect(await checkChain(copy, digest)).toMatchObject({ state: 'whole' });
      }),
      { numRuns: 60 },
    );
  });
});

type Place = (string | number)[];

/** Every value in the file, as the way to it; the format's own name is looked at before its chain is. */
function placesIn(value: unknown, way: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [way];
  return Object.entries(value)
    .filter(([key]) => way.length > 0 || key !== 'format')
    .flatMap(([key, one]) => placesIn(one, [...way, Array.isArray(value) ? Number(key) : key]));
}

function put(value: Record<string | number, unknown>, [first = '', ...rest]: Place, put_: unknown): void {
  if (rest.length === 0) value[first] = put_;
  else put(value[first] as Record<string, unknown>, rest, put_);
}

function isChained({ records }: SealedCase): boolean {
  return Array.isArray(records);
}
