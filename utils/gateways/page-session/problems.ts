import type { Problem, Remedy } from '@/utils/core/evidence';

/**
 * What can be wrong with an answer of the page's own endpoints, by what to do about it. They are not documented:
 * an answer that is not exactly as it must be says nothing (facts: session-api, fail-safe rules 6 and 7).
 */
const REMEDY_OF = {
  /** Nobody looks: no tab of Ads Manager is open for the account. */
  'no-tab': 'open-page',
  /** Working through the page was stopped for this account. */
  'session-stopped': 'resume-session',
  /** Redirected to where one signs in, or refused as one who is not signed in. */
  'session-ended': 'resume-session',
  /** A page instead of data, or nothing at all. */
  'session-refused': 'resume-session',
  /** TikTok wants to see a person. */
  'session-challenged': 'resume-session',
  /** Too much, too fast. */
  'session-limited': 'resume-session',
  /** Presses in a row of which nobody saw the answer. */
  'session-unsure': 'resume-session',
  /** The answer has another shape than the one we know. */
  'page-changed': 'resume-session',
  /** The page's world does not answer us; the tab has to be loaded anew. */
  'page-silent': 'open-page',
  offline: 'read-first',
  'timed-out': 'read-first',
  /** TikTok's own words why not. */
  'page-refused': 'read-first',
  /** Not all pages, another account's rows, other days: no answer to what was asked. */
  'page-incomplete': 'read-first',
  /** Currency and time zone of the account cannot be read. */
  'account-unknown': 'give-up',
  /** Nothing that is signed in may tell this. */
  'not-told-here': 'give-up',
} as const satisfies Record<string, Remedy>;
export type PageProblem = keyof typeof REMEDY_OF;

export function pageProblem(reason: PageProblem, apiCode: number | null = null): Problem {
  return { remedy: REMEDY_OF[reason], reason, apiCode, apiMessage: null };
}

/** Problems after which nothing is asked any more until the person wants it again. */
export function stopsSession(reason: string): boolean {
  return (
    reason !== 'session-stopped' &&
    Object.hasOwn(REMEDY_OF, reason) &&
    REMEDY_OF[reason as PageProblem] === 'resume-session'
  );
}

/** Why nothing was sent, or nobody knows whether it was, when the page's own switch was to be pressed. */
const PRESS_REMEDY = {
  /** TikTok asks the person to confirm in the page. */
  'confirm-in-page': 'look-only',
  /** It was pressed, and no answer of TikTok's was seen. */
  'press-unseen': 'look-only',
  /** The tab was lost in the middle. */
  'press-lost': 'look-only',
  'press-no-switch': 'press-there',
  'press-switch-busy': 'press-there',
  'press-no-row': 'press-there',
  'press-no-list': 'press-there',
  'press-row-differs': 'press-there',
  'press-other-account': 'press-there',
  'press-unreadable': 'press-there',
  /** TikTok refused the page's own request. */
  'press-refused': 'press-there',
  /** It can be done by the API alone. */
  'not-by-page': 'give-up',
} as const satisfies Record<string, Remedy>;
export type PressProblem = keyof typeof PRESS_REMEDY;

export function pressProblem(reason: PressProblem, apiCode: number | null = null): Problem {
  return { remedy: PRESS_REMEDY[reason], reason, apiCode, apiMessage: null };
}

/** Every reason that anything here can give; each has a sentence. */
export const PAGE_REASONS: readonly string[] = [...Object.keys(REMEDY_OF), ...Object.keys(PRESS_REMEDY)];
