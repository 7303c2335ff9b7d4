import { describe, expect, test } from 'vitest';
import type { Problem } from '@/utils/core/evidence';
import type { GatewayName } from '@/utils/core/gateway-name';
import { CONFIRM_QUIETLY_FOR } from '@/utils/core/ladder';
import { CaseFile, OFF, ON, PRESS, resume, stop } from './case-file';

/** What is said of a press on the page's own switch, and of what was seen through the page. */
const CONFIRM: Problem = {
  remedy: 'look-only',
  reason: 'confirm-in-page',
  apiCode: null,
  apiMessage: null,
};
const asked = (file: CaseFile) =>
  file.identified(ON).sent(1).answered(2, { outcome: 'unknown', problem: CONFIRM });
const LATE = 2 + CONFIRM_QUIETLY_FOR / 1000;

describe("TikTok's own question after a press", () => {
  test('of a stop is for the person to answer: no flag yet, and it needs them', () => {
    expect(asked(stop()).verdict(3)).toMatchObject({
      stage: 'requested',
      tone: 'needs-you',
      flags: [],
      said: { key: 'verdict_confirm_in_page' },
    });
  });

  test('of a resume says that nothing is on yet, not that an answer was lost', () => {
    expect(asked(resume()).verdict(3)).toMatchObject({
      tone: 'needs-you',
      flags: [],
      said: { key: 'verdict_resume_confirm_in_page' },
    });
  });

  test.each([
    ['stop', stop],
    ['resume', resume],
  ])('that nobody answers for a minute is a flag on a %s', (_, order) => {
    expect(asked(order()).verdict(LATE).flags).toMatchObject([
      {
        flag: 'outcome-unknown',
        since: PRESS + LATE * 1000,
        said: { key: 'problem_confirm_in_page' },
        next: 'open-tiktok',
      },
    ]);
  });

  test('that was answered is forgotten', () => {
    const file = asked(stop()).answered(20, { outcome: 'accepted' });
    expect(file.verdict(21)).toMatchObject({ stage: 'accepted', tone: 'waiting', flags: [] });
    const back = asked(resume()).answered(20, { outcome: 'accepted' }).read(25, ON);
    expect(back.verdict(26)).toMatchObject({ tone: 'delivering', said: { key: 'verdict_resumed' } });
  });
});

describe('the ways TikTok was seen through', () => {
  const through = (gateway: GatewayName) => new CaseFile('pause', 'campaign', { gateway });

  test('are none before the first look, whatever was pressed', () => {
    expect(through('page-session').accepted().verdict().seenThrough).toEqual([]);
  });

  test('are those whose looks worked', () => {
    const file = through('page-session').accepted().read(3, OFF);
    expect(file.verdict().seenThrough).toEqual(['page-session']);
    const blind = through('page-session').accepted().failed(3, CONFIRM);
    expect(blind.verdict().seenThrough).toEqual([]);
  });

  test('are two once a connection took over', () => {
    const file = through('page-session').accepted().read(3, OFF);
    const [, , seen] = file.evidence;
    if (seen) file.evidence.push({ ...seen, seq: 9, gateway: 'marketing-api' });
    expect(file.verdict().seenThrough).toEqual(['page-session', 'marketing-api']);
  });
});
