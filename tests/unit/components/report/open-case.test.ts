import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCase } from '@/components/report/open-case';
import { sha256 } from '@/components/report/digest';
import { caseOf, type Case } from '@/utils/core/case-file/case';
import { sealed } from '@/utils/core/case-file/chain';
import { redacted } from '@/utils/core/case-file/redact';
import { judge } from '@/utils/core/judge';
import { offStop, PRESS, stop } from '../../core/case-file';
import { someBody } from '../../core/some-evidence';

const HOUR = 3_600_000;
const MADE = PRESS + 9 * HOUR;
const story = offStop()
  .looked(3600)
  .looked(4 * 3600);
const file = caseOf({ order: story.order, account: null, evidence: story.evidence });
const textOf = async (one: Case) => JSON.stringify(await sealed(one, MADE, sha256), null, 1);

describe('a case file that is opened', () => {
  it('is whole when nobody changed it, and is judged as where it was made', async () => {
    const opened = await openCase(await textOf(file));
    if (opened.state !== 'whole') throw new Error(`It is ${opened.state}`);
    expect(opened).toMatchObject({ madeAt: MADE, file });
    const { order, evidence } = opened.file;
    expect(judge(order, evidence, MADE)).toEqual(judge(story.order, story.evidence, MADE));
  });

  it('is whole whatever the evidence', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someBody(stop().order), { maxLength: 15 }), async (bodies) => {
        const some = stop();
        bodies.forEach((body, second) => some.add(second, body));
        const made = redacted(caseOf({ order: some.order, account: null, evidence: some.evidence }));
        expect(await openCase(await textOf(made))).toMatchObject({ state: 'whole', file: made });
      }),
      { numRuns: 60 },
    );
  });

  it('is broken where somebody changed it', async () => {
    const text = (await textOf(file)).replace('"130.00"', '"131.00"');
    const record = 1 + file.evidence.findIndex((item) => JSON.stringify(item).includes('"130.00"'));
    expect(await openCase(text)).toEqual({ state: 'broken', at: { record } });
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'Dear support,'],
    ['another JSON', '{"format":"something-else","records":[]}'],
    ['a list', '[]'],
    ['a case file of a later version', JSON.stringify({ format: 'standstill-case-file', version: 2 })],
  ])('is none when it is %s', async (_what, text) => {
    expect(await openCase(text)).toEqual({ state: 'other' });
  });

  it.each<[string, (made: Case) => unknown]>([
    ['evidence of a kind that nobody knows', (made) => ({ ...made.evidence[0], type: 'oath' })],
    ['evidence of another order', (made) => ({ ...made.evidence[0], orderId: 'another' })],
    [
      'a time that is none',
      (made) => ({ ...made.evidence[0], stamp: { at: 'noon', tiktokAt: null, requestIds: [] } }),
    ],
  ])('is none when it was sealed around %s', async (_what, wrong) => {
    const odd = { ...file, evidence: [wrong(file), ...file.evidence.slice(1)] } as Case;
    expect(await openCase(await textOf(odd))).toEqual({ state: 'other' });
  });

  it('is none when its zone is none, which nothing could be drawn in', async () => {
    const spend = file.evidence.find((item) => item.type === 'spend-read');
    if (spend === undefined) throw new Error('There is no report in the story');
    const nowhere = { ...spend, report: { ...spend.report, timezone: 'Moon/Base' } };
    const odd = { ...file, evidence: file.evidence.map((item) => (item === spend ? nowhere : item)) };
    expect(await openCase(await textOf(odd))).toEqual({ state: 'other' });
  });
});
