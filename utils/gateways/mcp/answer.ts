import * as z from 'zod/mini';
import type { Called } from '../api/client';
import { envelopeIn, envelopeOf, opened, unopened } from '../api/envelope';
import { problemOf } from '../api/problems';
import type { Sent } from '../api/send';
import { parseLossless } from '../reading/lossless';
import { problemOfServer } from './problems';

const messageSchema = z.object({
  id: z.optional(z.unknown()),
  result: z.optional(
    z.object({
      content: z.optional(z.array(z.object({ type: z.string(), text: z.optional(z.string()) }))),
      structuredContent: z.optional(z.unknown()),
    }),
  ),
  error: z.optional(z.object({ code: z.number() })),
});
type Message = z.infer<typeof messageSchema>;

/** What came of one tool call. `unauthorized`: it was refused for its token, so nothing was carried out. */
export type ToolAnswer = { is: 'unauthorized'; called: Called } | { is: 'answered'; called: Called };

/**
 * Reads an answer of the server in each of its forms: JSON, a stream of events, or plain words of the gateway in
 * front of it (facts: mcp 1.5, 2, 3.4). What the envelope in it says decides; that it is called an error does not.
 */
export function answerIn(sent: Sent, id: number): ToolAnswer {
  if (!sent.ok) return answered(sent);
  const { response, text, stamp } = sent;
  const { status } = response;
  const words = text.trim().toLowerCase();
  if (status === 401 || words === 'unauthorized') {
    return { is: 'unauthorized', called: { ok: false, problem: problemOfServer('access-refused'), stamp } };
  }
  if (status === 429 || words === 'rate limit exceeded') {
    return answered({ ok: false, problem: problemOfServer('rate-limited'), stamp });
  }
  const message = messageIn(text, response.headers.get('Content-Type') ?? '', id);
  if (message === null) {
    // Nothing else is refused before it is read, but a caller from an origin that is not wanted.
    if (status === 403) return answered({ ok: false, problem: problemOfServer('mcp-refused'), stamp });
    return answered(unopened(status, stamp));
  }
  if (message.error !== undefined) {
    return answered({ ok: false, problem: problemOfRpc(message.error.code), stamp });
  }
  const envelope =
    envelopeIn(message.result?.content?.find(({ type }) => type === 'text')?.text ?? '') ??
    envelopeOf(message.result?.structuredContent);
  if (envelope === null) return answered({ ok: false, problem: problemOf('bad-answer'), stamp });
  const called = opened(envelope, stamp, response.headers.has('X-Tt-Ads-Throttle'));
  return envelope.code === BAD_TOKEN ? { is: 'unauthorized', called } : answered(called);
}

/** The envelope's code for a token that is wrong or revoked. */
const BAD_TOKEN = 40105;

/** JSON-RPC's codes for what was not understood, and therefore not carried out. */
const NOT_UNDERSTOOD = new Set([-32700, -32600]);
/** Where the server does not know the tool (facts: mcp 3.4). */
const NO_TOOL = new Set([-32601, -32602]);

function problemOfRpc(code: number) {
  if (NO_TOOL.has(code)) return problemOfServer('no-tool');
  return problemOf(NOT_UNDERSTOOD.has(code) ? 'api-changed' : 'tiktok-error');
}

function answered(called: Called): ToolAnswer {
  return { is: 'answered', called };
}

/** The message that answers ours; null when there is none. */
function messageIn(text: string, type: string, id: number): Message | null {
  const isStream = /^text\/event-stream\b/i.test(type) || /^(?:event|data|id|retry|):/.test(text.trimStart());
  for (const json of isStream ? eventsIn(text) : [text]) {
    const message = parsed(json);
    if (message !== null && (message.id === id || (!isStream && message.error !== undefined))) return message;
  }
  return null;
}

/** The data of each event. Told by lines: the words "data:" may be in the name of an ad (facts: mcp 2). */
function eventsIn(text: string): string[] {
  return text
    .split(/\r\n\r\n|\n\n|\r\r/)
    .map((event) =>
      event
        .split(/\r\n|\n|\r/)
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).replace(/^ /, ''))
        .join('\n'),
    )
    .filter((data) => data !== '');
}

function parsed(json: string): Message | null {
  try {
    const message = messageSchema.safeParse(parseLossless(json));
    return message.success ? message.data : null;
  } catch {
    return null;
  }
}
