import type { Problem } from '@/utils/core/evidence';
import type { Grant } from '@/utils/core/grant';
import { KNOWN_ENDPOINTS } from './addresses';
import type { Kept } from '../gateway';
import type { Net } from './request';
import { refresh, revoke, type Tokens } from './tokens';

/** Where the grant is kept. */
export interface GrantStore {
  read(): Promise<Grant | null>;
  /** Puts `after` in the place of `before`; false when that is not what is there any more. */
  replace(before: Grant, after: Grant): Promise<boolean>;
}

export interface AccessParts extends Net {
  grants: GrantStore;
  /** Runs `work` while nobody else holds the lock of this name, in this worker or another one. */
  locked<T>(name: string, work: () => Promise<T>): Promise<T>;
}

export type Got = { ok: true; grant: Grant } | { ok: false; problem: Problem };

/** The access token is renewed so long before it is over, by an alarm (facts: mcp 1.4). Milliseconds. */
const RENEW_BEFORE = 60 * 60_000;
/** A short-lived one is renewed when so much of its life is left. */
const RENEW_BEFORE_PART = 0.2;
/** When a renewal did not work, the next one is tried after this. Milliseconds. */
const TRY_AGAIN_AFTER = 5 * 60_000;
/** A missing permission is seldom cured by renewing; it is tried no more often than this. Milliseconds. */
const CURE_EVERY = 6 * 60 * 60_000;

const LOCK = 'mcp-grant';

/**
 * The one who holds the grant. Renewing kills the access token that is in use, so it is done by one at a time, and
 * who comes after uses what the first one got.
 */
export class Access {
  constructor(private readonly parts: AccessParts) {}

  /** The grant as it can be used now; renewed first when its token is over. */
  async now(): Promise<Got> {
    const grant = await this.parts.grants.read();
    if (grant === null) return { ok: false, problem: NOT_CONNECTED };
    if (grant.endedAt !== null) return { ok: false, problem: OVER };
    return grant.accessUntil <= this.parts.clock.now()
      ? this.renewed(grant.accessToken)
      : { ok: true, grant };
  }

  /** A grant whose token is another than this one, which TikTok did not accept. */
  renewed(dead: string): Promise<Got> {
    return this.alone(dead, (grant) => this.renew(grant));
  }

  /** The same as the cure for a missing permission (facts: mcp 1.5); null when that was tried lately. */
  cured(asked: Grant): Promise<Got | null> {
    return this.alone(asked.accessToken, async (grant) => {
      const now = this.parts.clock.now();
      // A clock that was set back must not make the past look like the future.
      if (grant.curedAt !== null && Math.abs(now - grant.curedAt) < CURE_EVERY) return null;
      const marked = { ...grant, curedAt: now };
      return (await this.parts.grants.replace(grant, marked)) ? this.renew(marked) : null;
    });
  }

  /** One at a time does something about a token; what the one before got is as good for those who asked with it, too. */
  private alone<N>(dead: string, work: (grant: Grant) => Promise<Got | N>): Promise<Got | N> {
    return this.parts.locked(LOCK, async () => {
      const grant = await this.parts.grants.read();
      if (grant === null) return { ok: false, problem: NOT_CONNECTED };
      if (grant.endedAt !== null) return { ok: false, problem: OVER };
      return grant.accessToken === dead ? work(grant) : { ok: true, grant };
    });
  }

  /** Renews in time. */
  async keep(): Promise<Kept> {
    const grant = await this.parts.grants.read();
    if (grant === null) return { next: null, endsAt: null, problem: null };
    const now = this.parts.clock.now();
    // A clock that was set back must not let the token run out unseen.
    const isFromLater = grant.renewedAt > now + RENEW_BEFORE;
    const got =
      isFromLater || renewAt(grant) <= now ? await this.renewed(grant.accessToken) : await this.now();
    if (got.ok) return { next: Math.max(renewAt(got.grant), now), endsAt: got.grant.endsAt, problem: null };
    const { problem } = got;
    const next = problem.remedy === 'sign-in' ? null : now + TRY_AGAIN_AFTER;
    return { next, endsAt: grant.endsAt, problem };
  }

  /** Ends the grant at TikTok, and what a renewal that is under way gives. Whether TikTok said yes. */
  revoke(): Promise<boolean> {
    return this.parts.locked(LOCK, async () => {
      const grant = await this.parts.grants.read();
      return grant !== null && revoke(this.parts, KNOWN_ENDPOINTS.revoke, grant);
    });
  }

  private async renew(grant: Grant): Promise<Got> {
    const { clock, grants } = this.parts;
    const answer = await refresh(this.parts, KNOWN_ENDPOINTS.token, grant);
    if (answer.ok) {
      const after = grantAfter(grant, answer.tokens, clock.now());
      // Disconnected meanwhile: what was got for that grant is nobody's.
      return (await grants.replace(grant, after))
        ? { ok: true, grant: after }
        : { ok: false, problem: NOT_CONNECTED };
    }
    if (!answer.final) return { ok: false, problem: { ...answer.problem, remedy: 'retry-later' } };
    await grants.replace(grant, { ...grant, endedAt: clock.now() });
    return { ok: false, problem: OVER };
  }
}

/** How long a consent lasts where TikTok does not say (facts: mcp 1.4). Milliseconds. */
const THIRTY_DAYS = 30 * 24 * 60 * 60_000;

/** What a consent gave, as it is kept. Null without a token to renew it by: it could not be kept alive. */
export function grantOf(clientId: string, tokens: Tokens, now: number): Grant | null {
  const { accessToken, refreshToken, goodFor, endsIn } = tokens;
  if (refreshToken === null) return null;
  return {
    clientId,
    accessToken,
    refreshToken,
    renewedAt: now,
    accessUntil: now + goodFor,
    endsAt: now + (endsIn ?? THIRTY_DAYS),
    curedAt: null,
    endedAt: null,
  };
}

/** Renewing does not move the end, unless TikTok itself names another. */
function grantAfter(
  grant: Grant,
  { accessToken, refreshToken, goodFor, endsIn }: Tokens,
  now: number,
): Grant {
  return {
    ...grant,
    accessToken,
    refreshToken: refreshToken ?? grant.refreshToken,
    renewedAt: now,
    accessUntil: now + goodFor,
    endsAt: endsIn === null ? grant.endsAt : now + endsIn,
  };
}

function renewAt({ renewedAt, accessUntil }: Grant): number {
  return accessUntil - Math.min(RENEW_BEFORE, (accessUntil - renewedAt) * RENEW_BEFORE_PART);
}

const NOT_CONNECTED: Problem = {
  remedy: 'sign-in',
  reason: 'not-connected',
  apiCode: null,
  apiMessage: null,
};

/** The thirty days are over, or somebody withdrew the consent. */
const OVER: Problem = { remedy: 'sign-in', reason: 'consent-over', apiCode: null, apiMessage: null };
