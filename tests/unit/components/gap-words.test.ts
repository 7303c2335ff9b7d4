import { expect, test } from 'vitest';
import { gapWords } from '../../../components/orders/gap-words';
import { inEnglish } from '../../support/english';

test.each([
  ['not-running', /closed or the computer was asleep/],
  ['offline', /offline/],
  ['token-revoked', /access to TikTok was gone/],
  ['rate-limited', /too many/],
  ['no-permission', /permission/],
  ['no-tab', /no tab/],
  ['session-stopped', /signed-in page/],
  ['timed-out', /did not answer/],
])('%s is said in its own words', (reason, said) => {
  expect(inEnglish(gapWords(reason))).toMatch(said);
});

test.each(['bad-answer', 'a-new-reason', 'constructor'])('%s is said without guessing', (reason) => {
  expect(inEnglish(gapWords(reason))).toBe(inEnglish('popup_gap_problem'));
});
