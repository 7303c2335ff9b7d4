import type { ConsentRefusal, ConsentWay } from '@/utils/core/consent';
import type { Problem } from '@/utils/core/evidence';
import type { ConsentAttempt, Grant } from '@/utils/core/grant';
import type { Gateway } from '@/utils/gateways/gateway';
import { askForConsent, isWayBack, understandConsent } from '@/utils/gateways/mcp/consent';
import type { GrantStore } from '@/utils/gateways/mcp/access';
import { randomText } from '@/utils/gateways/mcp/pkce';
import type { Net } from '@/utils/gateways/mcp/request';
import type { Consent } from '@/utils/store/database';
import { keepConnection } from './connect';
import type { Engine } from './engine';
import { consentSecret, triedGrant } from './secrets';

/** What became of showing TikTok's page. `shown`: it stands in a tab, and what comes of it is heard later. */
export type Shown =
  { is: 'back'; address: string } | { is: 'closed' } | { is: 'unreachable' } | { is: 'shown'; tabId: number };

/** One way to show TikTok's page and to get its answer. */
export interface PageOfTikTok {
  /** Where TikTok sends the person back to. */
  redirectUri: string;
  show(address: string): Promise<Shown>;
}

export interface ConsentParts {
  net: Net;
  pages: Record<ConsentWay, PageOfTikTok>;
  /** A gateway by a grant that is kept by nobody yet. */
  gatewayBy(grants: GrantStore): Gateway;
  /** The accounts whose Ads Manager is open right now: what the person most likely wants to work in. */
  openAccounts(): Promise<string[]>;
}

/** In so many accounts is tried what the login may read; in the others when they are first used. */
const TRIED_ACCOUNTS = 10;
/** A page of TikTok's that nobody answered for so long is forgotten. Milliseconds. */
const FORGOTTEN_AFTER = 60 * 60_000;

/**
 * Connects by a consent at TikTok. Whatever happens is in the store, where the faces see it and where another life of
 * the worker takes it up. Nothing that was connected before is lost when a new consent is refused.
 */
export class ConsentDesk {
  constructor(
    private readonly engine: Engine,
    private readonly parts: ConsentParts,
  ) {}

  /** Asks the person at TikTok, instead of whatever was asked before. */
  async ask(way: ConsentWay): Promise<void> {
    await this.say({ way, state: 'asking' });
    const page = this.parts.pages[way];
    const install = (await this.secret())?.install ?? randomText(6);
    const name = `Standstill (${install})`;
    const asked = await askForConsent(this.parts.net, way, { name, redirectUri: page.redirectUri });
    if (!asked.ok) return this.refuse(way, asked.at);
    const attempt: ConsentAttempt = { ...asked.attempt, id: randomText(12), tabId: null, grant: null };
    await this.begin(install, attempt);
    const shown = await page.show(asked.address);
    switch (shown.is) {
      case 'back':
        return this.answered(attempt.id, shown.address);
      case 'shown':
        await this.replaceAttempt(attempt.id, { ...attempt, tabId: shown.tabId });
        return;
      case 'closed':
      case 'unreachable':
        return this.end(attempt, shown.is);
    }
  }

  /** Whether a tab with TikTok's page is waited for. */
  async waitsForTab(): Promise<boolean> {
    const attempt = (await this.secret())?.attempt ?? null;
    return attempt !== null && attempt.tabId !== null && attempt.grant === null;
  }

  /** A tab shows another address. Whether it was TikTok's answer. */
  async tabMoved(tabId: number, address: string): Promise<boolean> {
    const attempt = (await this.secret())?.attempt ?? null;
    if (attempt === null || attempt.tabId !== tabId || attempt.grant !== null) return false;
    if (!isWayBack(address, attempt.redirectUri)) return false;
    this.engine.inBackground('consent', this.answered(attempt.id, address));
    return true;
  }

  /** A tab was closed; if it was TikTok's page, nobody answered. */
  async tabClosed(tabId: number): Promise<void> {
    const attempt = (await this.secret())?.attempt ?? null;
    if (attempt?.tabId !== tabId || attempt.grant !== null) return;
    if ((await this.state()) === 'asking') await this.end(attempt, 'closed');
  }

  /** A new life of the worker takes up what the one before did not finish. */
  async takeUp(): Promise<void> {
    const attempt = (await this.secret())?.attempt ?? null;
    if (attempt === null) {
      // It died before TikTok was asked.
      const consent = await this.engine.parts.db.consents.get('mcp');
      if (consent !== undefined && consent.state !== 'refused') await this.refuse(consent.way, 'interrupted');
      return;
    }
    if (attempt.grant !== null) return this.prove(attempt, attempt.grant);
    const isOld = this.parts.net.clock.now() - attempt.startedAt > FORGOTTEN_AFTER;
    if (attempt.tabId !== null && !isOld && (await this.state()) === 'asking') return;
    await this.end(attempt, 'interrupted');
  }

  /** The person does not want to go on with this, or has read why it was refused. */
  async forget(): Promise<void> {
    await this.engine.parts.db.consents.delete('mcp');
    const attempt = (await this.secret())?.attempt ?? null;
    if (attempt !== null) await this.replaceAttempt(attempt.id, null);
  }

  private async answered(attemptId: string, address: string): Promise<void> {
    const attempt = (await this.secret())?.attempt ?? null;
    // Asked anew meanwhile: this is an answer to what nobody asks any more.
    if (attempt === null || attempt.id !== attemptId || (await this.state()) !== 'asking') return;
    await this.say({ way: attempt.way, state: 'proving' });
    const answer = await understandConsent(this.parts.net, attempt, address);
    if (!answer.ok) return this.end(attempt, answer.at);
    const held = { ...attempt, grant: answer.grant };
    await this.replaceAttempt(held.id, held);
    await this.prove(held, answer.grant);
  }

  /** Only real reads show what a consent is worth (facts: mcp 1.5); what it cannot do is told account by account. */
  private async prove(attempt: ConsentAttempt, grant: Grant): Promise<void> {
    const grants = triedGrant(grant);
    const gateway = this.parts.gatewayBy(grants);
    const listed = await gateway.listAdvertisers?.();
    if (listed === undefined) throw new Error('This gateway lists no accounts');
    if (!listed.ok) return this.giveBack(attempt, gateway, listed.problem);
    const ids = [...new Set([...(await this.parts.openAccounts()), ...listed.value])];
    const read = await gateway.readAdvertisers(ids);
    if (!read.ok) return this.giveBack(attempt, gateway, read.problem);
    if (read.value.length === 0) return this.giveBack(attempt, gateway, 'no-account');
    read.value.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));
    const tried = await Promise.all(
      read.value.slice(0, TRIED_ACCOUNTS).map(({ id }) => gateway.missingReads(id)),
    );
    const works = tried.filter((one) => one.ok);
    const [failure] = tried.filter((one) => !one.ok);
    if (works.length === 0 && failure !== undefined) return this.giveBack(attempt, gateway, failure.problem);
    if (works.every(({ value }) => value.includes('read-campaigns')))
      return this.giveBack(attempt, gateway, 'first-read');
    const accounts = read.value.map((account, index) => {
      const missing = tried[index];
      return missing?.ok === true ? { ...account, missing: missing.value } : account;
    });
    const who = await gateway.check();
    const secret = await this.secret();
    // Disconnected or given up meanwhile: nobody would know of it any more.
    if (secret?.attempt?.id !== attempt.id) {
      await gateway.revoke?.();
      return;
    }
    await keepConnection(
      this.engine.parts,
      { gateway: 'mcp', install: secret.install, grant: grants.grant, attempt: null },
      {
        gateway: 'mcp',
        person: who.ok ? who.value.person : '',
        missing: [],
        at: this.parts.net.clock.now(),
        endsAt: grants.grant.endsAt,
      },
      accounts,
    );
    await this.engine.retryAfterReconnect();
  }

  /** A consent that is no good is not left standing at TikTok. */
  private async giveBack(
    attempt: ConsentAttempt,
    gateway: Gateway,
    why: Problem | 'no-account' | 'first-read',
  ): Promise<void> {
    await gateway.revoke?.();
    if (typeof why === 'string') return this.end(attempt, why);
    const at =
      why.reason === 'mcp-refused' ? 'origin' : OUT_OF_REACH.has(why.reason) ? 'unreachable' : 'first-read';
    await this.end(attempt, at, why);
  }

  private async end(attempt: ConsentAttempt, at: ConsentRefusal, why?: Problem): Promise<void> {
    if (await this.replaceAttempt(attempt.id, null)) await this.refuse(attempt.way, at, why);
  }

  private refuse(way: ConsentWay, at: ConsentRefusal, why?: Problem): Promise<void> {
    const more = why === undefined ? {} : { reason: why.reason, apiCode: why.apiCode };
    return this.say({ way, state: 'refused', refused: { at, ...more } });
  }

  private async say(consent: Pick<Consent, 'way' | 'state' | 'refused'>): Promise<void> {
    await this.engine.parts.db.consents.put({ gateway: 'mcp', at: this.parts.net.clock.now(), ...consent });
  }

  private async state(): Promise<Consent['state'] | null> {
    return (await this.engine.parts.db.consents.get('mcp'))?.state ?? null;
  }

  private secret() {
    return consentSecret(this.engine.parts.db);
  }

  /** A grant that is in use stays beside a new attempt. */
  private begin(install: string, attempt: ConsentAttempt): Promise<void> {
    const { db } = this.engine.parts;
    // Read and written as one: the grant may just be renewed.
    return db.transaction('rw', db.secrets, async () => {
      const grant = (await consentSecret(db))?.grant ?? null;
      await db.secrets.put({ gateway: 'mcp', install, grant, attempt });
    });
  }

  /** Puts this, or nothing, in the place of an attempt; false when that is not the one any more. */
  private replaceAttempt(id: string, attempt: ConsentAttempt | null): Promise<boolean> {
    const { db } = this.engine.parts;
    // Read and written as one: the grant beside it may just be renewed, or erased.
    return db.transaction('rw', db.secrets, async () => {
      const secret = await consentSecret(db);
      if (secret?.attempt?.id !== id) return false;
      await db.secrets.put({ ...secret, attempt });
      return true;
    });
  }
}

const OUT_OF_REACH: ReadonlySet<string> = new Set(['offline', 'timed-out', 'tiktok-error']);
