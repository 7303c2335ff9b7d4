import type { Problem } from '@/utils/core/evidence';
import type { Grant } from '@/utils/core/grant';
import { Pace, type Limits } from '../api/pace';
import type { Call, Called, Carry } from '../api/client';
import { ANSWER_WITHIN, send } from '../api/send';
import type { Access } from './access';
import { SERVER } from './addresses';
import { answerIn, type ToolAnswer } from './answer';
import { problemOfServer } from './problems';
import type { Net } from './request';
import { toolFor, type ToolCall } from './tools';

/** What TikTok allows of each tool, whoever of the person's programs asks (facts: mcp 2). */
const PER_TOOL: Limits = { perSecond: { click: 3, many: 2, proof: 2, watch: 2, list: 2 }, perMinute: 170 };

/** How long a tool rests after a rate refusal: seconds, not less (facts: mcp 2). Milliseconds. */
const AFTER_RATE_REFUSAL = 8_000;

/** So long after it was got, a token may not be known everywhere (facts: mcp 1.5). Milliseconds. */
const IS_FRESH_FOR = 60_000;
/** How long is waited then, each time longer. Milliseconds. */
const UNTIL_KNOWN = [8_000, 16_000];

/** TikTok's code for a missing permission, which is sometimes said without reason after a renewal (facts: mcp 1.5). */
const NO_PERMISSION = 40001;

let lastId = 0;

/** A harmless read that shows whether the access is good. */
const WHO: Extract<Call, { method: 'GET' }> = {
  method: 'GET',
  path: '/user/info/',
  query: {},
  priority: 'click',
};

/**
 * Carries a call as one tool of TikTok's MCP server. A call that was refused for its token was not carried out: a read
 * goes again with another one, and a write once a read has shown that this is good. Nothing else is repeated.
 */
export function byTool(parts: Net & { access: Access }): Carry {
  const paces = new Map<string, Pace>();
  const { access, clock } = parts;

  async function once(tool: ToolCall, request: Call): Promise<ToolAnswer & { grant: Grant | null }> {
    const pace = paceOf(paces, tool.name, parts);
    const before = await access.now();
    if (!before.ok) return { ...notSent(parts, before), grant: null };
    await pace.turn(request.priority);
    // A disconnect while waiting takes effect for what waits, too.
    const got = await access.now();
    if (!got.ok) return { ...notSent(parts, got), grant: null };
    const answer = await post(parts, tool, request.method, got.grant);
    const { called } = answer;
    if (!called.ok && called.problem.reason === 'rate-limited') pace.holdFor(AFTER_RATE_REFUSAL);
    return { ...answer, grant: got.grant };
  }

  async function read(tool: ToolCall, request: Call): Promise<Called> {
    let renewed = false;
    for (let waits = 0; ;) {
      const { is, called, grant } = await once(tool, request);
      if (grant === null) return called;
      if (is === 'answered') {
        if (called.ok || called.problem.apiCode !== NO_PERMISSION || renewed) return called;
        renewed = true;
        if ((await access.cured(grant))?.ok !== true) return called;
        continue;
      }
      const wait = isFresh(grant, clock.now()) && !isCoded(called) ? UNTIL_KNOWN[waits++] : undefined;
      if (wait !== undefined) await clock.sleep(wait);
      else if (renewed) return called;
      else {
        renewed = true;
        const next = await access.renewed(grant.accessToken);
        if (!next.ok) return notSent(parts, next).called;
      }
    }
  }

  async function write(tool: ToolCall, request: Call): Promise<Called> {
    const { is, called } = await once(tool, request);
    if (is === 'answered') return called;
    const who = await carry(WHO);
    return who.ok ? (await once(tool, request)).called : who;
  }

  const carry: Carry = async (request) => {
    const tool = toolFor(request);
    if (tool === null) return notSent(parts, { problem: problemOfServer('not-by-mcp') }).called;
    return request.method === 'GET' ? read(tool, request) : write(tool, request);
  };
  return carry;
}

async function post(
  parts: Net,
  { name, arguments: asked }: ToolCall,
  method: Call['method'],
  { accessToken, refreshToken }: Grant,
): Promise<ToolAnswer> {
  const id = ++lastId;
  const sent = await send(
    parts,
    SERVER,
    {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json, text/event-stream',
        Authorization: `Bearer ${accessToken}`,
      },
      body: JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params: { name, arguments: asked } }),
    },
    [accessToken, refreshToken],
    ANSWER_WITHIN[method],
  );
  return answerIn(sent, id);
}

function paceOf(paces: Map<string, Pace>, tool: string, { clock }: Net): Pace {
  const pace = paces.get(tool) ?? new Pace(clock, PER_TOOL);
  paces.set(tool, pace);
  return pace;
}

function isFresh({ renewedAt }: Grant, now: number): boolean {
  return now - renewedAt < IS_FRESH_FOR;
}

/** Whether the API itself spoke, which knows the token or knows it to be dead. */
function isCoded(called: Called): boolean {
  return !called.ok && called.problem.apiCode !== null;
}

function notSent({ clock }: Net, { problem }: { problem: Problem }): ToolAnswer {
  const stamp = { at: clock.now(), tiktokAt: null, requestIds: [] };
  return { is: 'answered', called: { ok: false, problem, stamp } };
}
