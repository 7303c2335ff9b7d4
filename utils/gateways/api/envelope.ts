import * as z from 'zod/mini';
import type { Stamp } from '@/utils/core/evidence';
import { parseLossless } from '../reading/lossless';
import type { Called } from './client';
import { problemOf, problemOfCode } from './problems';

const envelopeSchema = z.object({
  code: z.number(),
  message: z.optional(z.string()),
  request_id: z.optional(z.string()),
  data: z.optional(z.unknown()),
});
type Envelope = z.infer<typeof envelopeSchema>;

/** TikTok's code for "some items worked, some did not" (facts: marketing-api 12). */
const PARTIAL = 20001;

/** When an answer came, by our clock and by its own date. */
export function stampOf(response: Response, at: number): Stamp {
  const date = Date.parse(response.headers.get('Date') ?? '');
  return { at, tiktokAt: Number.isNaN(date) ? null : date, requestIds: [] };
}

/** TikTok's envelope around every answer of its API; null when the text is none. */
export function envelopeIn(text: string): Envelope | null {
  try {
    return envelopeOf(parseLossless(text));
  } catch {
    return null;
  }
}

/** The same of what was parsed before, without loss. */
export function envelopeOf(value: unknown): Envelope | null {
  const parsed = envelopeSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** What an envelope says; the code alone decides. */
export function opened(envelope: Envelope, came: Stamp, cutOff: boolean): Called {
  const { code, message = '', request_id: id, data = {} } = envelope;
  const stamp = id === undefined ? came : { ...came, requestIds: [...came.requestIds, id.slice(0, 64)] };
  if (code !== 0 && code !== PARTIAL) return { ok: false, problem: problemOfCode(code, message), stamp };
  return { ok: true, partial: code === PARTIAL, cutOff, data, stamp };
}

/** An answer that is no envelope. Below the API a 4xx was never carried out (facts: marketing-api 1). */
export function unopened(status: number, stamp: Stamp): Called {
  if (status >= 500) return { ok: false, problem: problemOf('tiktok-error'), stamp };
  if (status >= 400) return { ok: false, problem: problemOf('api-changed'), stamp };
  return { ok: false, problem: problemOf('bad-answer'), stamp };
}
