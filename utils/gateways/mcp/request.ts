import type { Problem, Stamp } from '@/utils/core/evidence';
import { problemOf } from '../api/problems';
import { send } from '../api/send';
import type { Clock } from '../clock';
import { isTikToks } from './addresses';

/** What the network needs. */
export interface Net {
  fetch: typeof fetch;
  clock: Clock;
}

/** How long anything but a tool is waited for: less than a browser lets a worker wait (facts: mcp 2). Milliseconds. */
const ANSWER_WITHIN = 25_000;

export interface Init {
  method: string;
  headers: Record<string, string>;
  body?: string;
}

/** `json` is null where the body is none. */
export type Got =
  { ok: true; status: number; json: unknown; text: string; stamp: Stamp } | { ok: false; problem: Problem };

/** One request to what lets people in. Its answer may hold secrets: nothing of it is kept as it came. */
export async function ask(net: Net, address: string, init: Init): Promise<Got> {
  if (!isTikToks(address)) return { ok: false, problem: problemOf('redirected') };
  const sent = await send(net, address, init, [], ANSWER_WITHIN);
  if (!sent.ok) return { ok: false, problem: sent.problem };
  const { response, text, stamp } = sent;
  return { ok: true, status: response.status, json: jsonIn(text), text, stamp };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** One form, as the token endpoint wants it (facts: mcp 1.4). */
export function form(fields: Record<string, string>): Init {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: new URLSearchParams(fields).toString(),
  };
}
