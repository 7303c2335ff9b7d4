import { describe, expect, test } from 'vitest';
import { isAsking, isLeftToPress } from '@/components/names';
import type { Flag } from '@/utils/core/verdict';

const said = (key: string) => ({ key, values: {} });
const raised = (flag: Flag, key: string) => ({
  flags: [{ flag, since: 0, said: said(key), next: 'open-tiktok' as const }],
});

describe('a press that is left to the person', () => {
  test.each(['no_switch', 'switch_busy', 'no_row', 'no_list', 'row_differs', 'other_account', 'unreadable'])(
    'is one that did not happen: %s',
    (why) => {
      expect(isLeftToPress(raised('rejected', `problem_press_${why}`))).toBe(true);
    },
  );
  test('is not one that TikTok refused, that nobody saw answered, or that was never tried', () => {
    expect(isLeftToPress(raised('rejected', 'problem_press_refused'))).toBe(false);
    expect(isLeftToPress(raised('outcome-unknown', 'problem_press_lost'))).toBe(false);
    expect(isLeftToPress(raised('rejected', 'problem_session_stopped'))).toBe(false);
    expect(isLeftToPress({ flags: [] })).toBe(false);
  });
});

describe("TikTok's own question", () => {
  test('waits for an answer until that is overdue, which is a flag', () => {
    expect(isAsking({ flags: [], said: said('verdict_confirm_in_page') })).toBe(true);
    expect(isAsking({ flags: [], said: said('verdict_resume_confirm_in_page') })).toBe(true);
    expect(isAsking({ ...raised('outcome-unknown', 'x'), said: said('verdict_confirm_in_page') })).toBe(
      false,
    );
    expect(isAsking({ flags: [], said: said('verdict_requested') })).toBe(false);
  });
});
