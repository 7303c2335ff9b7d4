import * as z from 'zod/mini';
import type { Problem, Stamp } from '@/utils/core/evidence';
import type { PageAnswer } from '@/utils/wire/page-answers';
import { parseLossless } from '../reading/lossless';
import { pageProblem, type PageProblem } from './problems';

/** The envelope of everything the page asks (facts: session-api 1.4). */
const envelopeSchema = z.object({ code: z.number(), data: z.optional(z.nullable(z.unknown())) });

export type Opened =
  { ok: true; data: unknown; stamp: Stamp } | { ok: false; problem: Problem; stamp: Stamp };

const FAILED = {
  offline: 'offline',
  'too-large': 'page-changed',
  'timed-out': 'timed-out',
  silent: 'page-silent',
  'not-ready': 'no-tab',
  'no-tab': 'no-tab',
  'not-allowed': 'no-tab',
} as const satisfies Record<string, PageProblem>;

/** Words of a page that wants to see a person (facts: session-api 6, "captcha/verify JSON"). */
const CHALLENGE = /captcha|verify_center|secsdk|slide_?verify|"verify/i;

/** A refusal in words that say that nobody is signed in; the codes of these are not known. */
const LOGGED_OUT =
  /not[ _-]?log(ged)?[ _-]?in|login[ _-]?(required|expired)|session[ _-]?(expired|invalid)|unauthori[sz]ed/i;

/**
 * Opens an answer of one of the page's own endpoints: the data of a good one, or what is wrong. Sorted by shape
 * and not by code: no code for "not signed in" is known (facts: session-api 3, session expiry).
 *
 * @param now our clock
 */
export function openAnswer(answer: PageAnswer, now: number): Opened {
  if (answer.outcome === 'failed') {
    const stamp: Stamp = { at: now, tiktokAt: null, requestIds: [] };
    return { ok: false, problem: pageProblem(FAILED[answer.reason]), stamp };
  }
  const { date, logId } = answer;
  const stamp: Stamp = { at: now, tiktokAt: date, requestIds: logId === null ? [] : [logId] };
  const wrong = (reason: PageProblem, code: number | null = null): Opened => ({
    ok: false,
    problem: pageProblem(reason, code),
    stamp,
  });
  const { status, body, login, redirected } = answer;
  if (login || redirected || status === 401) return wrong('session-ended');
  if (status === 429) return wrong('session-limited');
  const envelope = envelopeSchema.safeParse(parsed(body));
  // A campaign may well be named after a captcha; what is an answer is not searched.
  if (status === 200 && envelope.success && envelope.data.code === 0) {
    return { ok: true, data: envelope.data.data, stamp };
  }
  const start = body.slice(0, 5000);
  if (CHALLENGE.test(start)) return wrong('session-challenged');
  if (status >= 500) return wrong('timed-out');
  if (status !== 200 || body.trim() === '' || /^\s*</.test(body)) return wrong('session-refused');
  if (!envelope.success) return wrong('page-changed');
  return wrong(LOGGED_OUT.test(start) ? 'session-ended' : 'page-refused', envelope.data.code);
}

function parsed(body: string): unknown {
  try {
    return parseLossless(body);
  } catch {
    return undefined;
  }
}
