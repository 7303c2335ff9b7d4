import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConsentRefusal, ConsentWay } from '@/utils/core/consent';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { nextWay } from '@/utils/core/consent';
import { disconnect } from '@/utils/engine/connect';
import { consentSecret } from '@/utils/engine/secrets';
import { everythingKept } from '@/utils/store/everything';
import type { McpSettings } from '../simulator/mcp/settings';
import type { ConsentButton } from '../support/press-consent';
import { Story } from '../support/story';

const SPRING = {
  campaigns: [{ id: '1846211451413538123', name: 'Spring', spendPerHour: '10.00', adGroups: [{ ads: 1 }] }],
  otherActiveCampaigns: 1,
};
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const consent = (story: Story) => story.store.consents.get('mcp');
const connection = (story: Story) => story.store.connections.get('mcp');
const grant = async (story: Story) => (await consentSecret(story.store))?.grant ?? null;

/** A story waits for what it knows of; a browser's own hashing, in a thread of its own, it does not see. */
beforeEach(() => {
  vi.spyOn(crypto.subtle, 'digest').mockImplementation(async (_name, data) => {
    const bytes = createHash('sha256')
      .update(new Uint8Array(data as ArrayBuffer))
      .digest();
    return new Uint8Array(bytes).buffer;
  });
});

/** The person presses "Connect with TikTok", and whatever has to wait for the clock gets it. */
async function ask(story: Story, way: ConsentWay = 'window'): Promise<void> {
  story.life.engine.inBackground('consent', story.life.desk.ask(way));
  await story.run(2 * MINUTE);
}

const asked = (story: Story, end: string) =>
  story.simulator.journal.entries().filter(({ path }) => path.endsWith(end));

describe('connecting by consent', () => {
  it('lists the accounts, proves the access by real reads, and works from then on', async () => {
    const story = new Story(SPRING);
    await ask(story);
    expect(await connection(story)).toMatchObject({ state: 'connected', missing: [] });
    expect(await consent(story)).toBeUndefined();
    expect(await story.store.advertisers.toArray()).toMatchObject([
      { id: story.advertiserId, gateway: 'mcp', currency: 'USD', missing: [] },
    ]);
    const tools = story.simulator.journal.entries().flatMap(({ tool }) => tool ?? []);
    expect(tools).toEqual(expect.arrayContaining(['auth_advertiser_get', 'campaign_get', 'ad_get']));
    expect(story.writes()).toBe(0);

    const orderId = story.newOrderId();
    await story.press('pause', story.campaign(), { orderId, gateway: 'mcp' });
    await story.run(MINUTE);
    expect(await story.verdict(orderId)).toMatchObject({ stage: 'nothing-can-run', flags: [] });
    expect(story.life.failures).toEqual([]);
  });

  it('says when it ends, and reminds once before and once when it is over', async () => {
    const story = new Story(SPRING);
    await ask(story);
    const { endsAt = 0 } = (await connection(story)) ?? {};
    expect(Math.round((endsAt - story.clock.now()) / DAY)).toBe(30);
    await story.run(26 * DAY);
    expect(story.life.reminded).toEqual([]);
    await story.run(2 * DAY);
    expect(story.life.reminded.map(({ is }) => is)).toEqual(['soon']);
    await story.run(4 * DAY);
    expect(story.life.reminded.map(({ is }) => is)).toEqual(['soon', 'over']);
    expect((await connection(story))?.state).toBe('revoked');
  });

  it('is renewed day by day, although nobody does anything', async () => {
    const story = new Story(SPRING);
    await ask(story);
    const first = (await grant(story))?.accessToken;
    await story.run(5 * DAY);
    expect(asked(story, '/token').length).toBe(6);
    expect((await grant(story))?.accessToken).not.toBe(first);
    expect((await connection(story))?.state).toBe('connected');
  });

  it('what the login cannot read is said of each account', async () => {
    const story = new Story(SPRING);
    story.simulator.faults.arm({ name: 'permission-lost', endpoint: 'ad/get' });
    await ask(story);
    expect(await story.store.advertisers.toArray()).toMatchObject([
      { gateway: 'mcp', missing: ['read-ads'] },
    ]);
    expect((await connection(story))?.state).toBe('connected');
  });

  it('disconnecting ends the consent at TikTok, and erases it here', async () => {
    const story = new Story(SPRING);
    await ask(story);
    const kept = await grant(story);
    const disconnected = disconnect(story.life.engine.parts, 'mcp');
    expect(await disconnected).toEqual({ ended: true });
    expect(story.simulator.grants.bearer('tt-ads-mcp-flat', kept?.accessToken ?? '')).toBeUndefined();
    for (const table of ['secrets', 'connections', 'advertisers', 'consents'] as const)
      expect(await story.store.table(table).toArray()).toEqual([]);
  });

  it('is erased here as well when TikTok cannot be reached, and says that it was not ended there', async () => {
    const story = new Story(SPRING);
    await ask(story);
    story.simulator.faults.arm({ name: 'offline' });
    expect(await disconnect(story.life.engine.parts, 'mcp')).toEqual({ ended: false });
    expect(await story.store.secrets.toArray()).toEqual([]);
  });
});

describe('what is refused leads on', () => {
  const refusals: [string, Partial<McpSettings>, ConsentButton[], ConsentRefusal, string][] = [
    ['no client is made', { registration: 'refused' }, ['Authorize'], 'registration', 'token'],
    ['no way back to an extension', { redirectHosts: 'no-extensions' }, ['Authorize'], 'redirect', 'tab'],
    ['the window is closed', {}, [], 'closed', 'tab'],
    ['TikTok’s page leads nowhere', { consentPage: 'dead-end' }, ['Authorize'], 'closed', 'tab'],
    ['TikTok asks for an app', { consentPage: 'app-id' }, ['Authorize'], 'closed', 'tab'],
    ['the person says no', {}, ['Cancel'], 'denied', 'token'],
    ['no requests from extensions', { foreignOrigin: 'refused' }, ['Authorize'], 'origin', 'token'],
    ['no account', { login: 'no-account' }, ['Authorize'], 'no-account', 'page'],
    [
      'no tool for the first read',
      { missingTools: ['auth_advertiser_get'] },
      ['Authorize'],
      'first-read',
      'token',
    ],
  ];

  it.each(refusals)('%s', async (_what, settings, presses, at, next) => {
    const story = new Story(SPRING);
    Object.assign(story.simulator.settings.mcp, settings);
    story.consenting.presses = presses;
    if (settings.foreignOrigin === 'refused') fromAnExtension(story);
    await ask(story);
    expect(await consent(story)).toMatchObject({ state: 'refused', refused: { at } });
    expect(nextWay(at, 'window')).toBe(next);
    expect(await connection(story)).toBeUndefined();
    expect(await grant(story)).toBeNull();
    // A consent that was given for nothing does not stay at TikTok.
    if (asked(story, '/token').length > 0) expect(asked(story, '/revoke')).toHaveLength(1);
    expect(story.life.failures).toEqual([]);
  });

  it('no tool calls from extensions, although the consent was given', async () => {
    const story = new Story(SPRING);
    story.simulator.settings.mcp.foreignOrigin = 'refused';
    fromAnExtension(story, /\/tt-ads-mcp-flat$/);
    await ask(story);
    expect(await consent(story)).toMatchObject({ refused: { at: 'origin' } });
    expect(asked(story, '/revoke')).toHaveLength(1);
  });

  it('the first read is refused everywhere', async () => {
    const story = new Story(SPRING);
    story.simulator.faults.arm({ name: 'permission-lost', endpoint: 'campaign/get' });
    await ask(story);
    expect(await consent(story)).toMatchObject({ refused: { at: 'first-read' } });
  });

  it('TikTok out of reach: again', async () => {
    const story = new Story(SPRING);
    story.simulator.faults.arm({ name: 'offline', for: '+1h' });
    await ask(story);
    expect(await consent(story)).toMatchObject({ refused: { at: 'unreachable' } });
    expect(nextWay('unreachable', 'window')).toBe('again');
    await story.run(2 * HOUR);
    await ask(story);
    expect((await connection(story))?.state).toBe('connected');
  });

  it('and what was connected before stays', async () => {
    const story = new Story(SPRING);
    await ask(story);
    const before = await grant(story);
    story.consenting.presses = ['Cancel'];
    await ask(story);
    expect(await consent(story)).toMatchObject({ refused: { at: 'denied' } });
    expect((await connection(story))?.state).toBe('connected');
    expect(await grant(story)).toEqual(before);
  });

  it('the way of a tab of this browser, where TikTok does not send people to extensions', async () => {
    const story = new Story(SPRING);
    story.simulator.settings.mcp.redirectHosts = 'loopback';
    await ask(story);
    expect(await consent(story)).toMatchObject({ refused: { at: 'redirect' } });
    await ask(story, 'tab');
    expect(await consent(story)).toMatchObject({ state: 'asking', way: 'tab' });
    await answerInTab(story);
    expect(await connection(story)).toMatchObject({ state: 'connected' });
  });

  it('from the tab to a token, when the tab is closed', async () => {
    const story = new Story(SPRING);
    await ask(story, 'tab');
    await story.life.desk.tabClosed(story.consenting.inTab?.id ?? 0);
    expect(await consent(story)).toMatchObject({ refused: { at: 'closed' } });
    expect(nextWay('closed', 'tab')).toBe('token');
    // What comes back now answers nobody.
    expect(await story.life.desk.tabMoved(7, 'http://127.0.0.1:47613/standstill?code=1&state=2')).toBe(false);
  });

  it('other tabs, and other places in that tab, are no answer', async () => {
    const story = new Story(SPRING);
    await ask(story, 'tab');
    const { desk } = story.life;
    expect(await desk.tabMoved(8, 'http://127.0.0.1:47613/standstill?code=1')).toBe(false);
    expect(await desk.tabMoved(7, 'https://business-api.tiktok.com/portal/mcp-tt4b-authorize')).toBe(false);
    await desk.tabClosed(8);
    expect(await consent(story)).toMatchObject({ state: 'asking' });
  });
});

/** What a browser sends with the requests of an extension. */
function fromAnExtension(story: Story, paths = /\/open_mcp\//): void {
  const { simulator } = story;
  const plain = simulator.fetch.bind(simulator);
  simulator.fetch = (request) => {
    if (paths.test(request.url)) request.headers.set('origin', 'chrome-extension://abc');
    return plain(request);
  };
}

/** The person agrees in the tab, which then goes where TikTok sends it. */
async function answerInTab(story: Story): Promise<void> {
  const { id, address } = story.consenting.inTab ?? { id: 0, address: '' };
  const shown = await story.consenting.answer(address);
  if (shown.is !== 'back') throw new Error('Nobody was sent back');
  expect(await story.life.desk.tabMoved(id, shown.address)).toBe(true);
  await story.run(MINUTE);
}

describe('a worker that dies', () => {
  it('while the person thinks in a tab hears the answer in its next life', async () => {
    const story = new Story(SPRING);
    await ask(story, 'tab');
    await story.restart();
    await story.life.desk.takeUp();
    expect(await consent(story)).toMatchObject({ state: 'asking' });
    await answerInTab(story);
    expect(await connection(story)).toMatchObject({ state: 'connected' });
  });

  it('at any moment of connecting leaves nothing half done, and connecting again works', async () => {
    const whole = new Story(SPRING);
    const before = whole.life.mortality.points;
    await ask(whole);
    const points = whole.life.mortality.points - before;
    expect(points).toBeGreaterThan(15);
    // Every third moment, to keep it short: which thirds is different for each place in the code.
    for (let at = 1; at <= points; at += 3) {
      const story = new Story(SPRING, { death: { at, when: at % 2 === 0 ? 'before' : 'after' } });
      await ask(story);
      await story.restart();
      story.life.engine.inBackground('consent', story.life.desk.takeUp());
      await story.run(2 * MINUTE);
      const said = await consent(story);
      const connected = (await connection(story))?.state === 'connected';
      expect(said === undefined || said.state === 'refused', `${at}: ${JSON.stringify(said)}`).toBe(true);
      expect(connected || said !== undefined || at < 4, `${at}`).toBe(true);
      expect((await grant(story)) !== null, `${at}`).toBe(connected);
      if (!connected) await ask(story);
      expect((await connection(story))?.state, `${at}`).toBe('connected');
      expect(story.life.failures, `${at}`).toEqual([]);
    }
  });

  it('in the middle of a renewal renews again in its next life, and the watch goes on', async () => {
    const story = await new Story(SPRING).consented();
    const orderId = story.newOrderId();
    await story.press('pause', story.campaign(), { orderId, gateway: 'mcp' });
    await story.run(10 * MINUTE);
    story.simulator.faults.arm({ name: 'slow', seconds: 5, endpoint: 'mcp/token', applies: true });
    story.simulator.grants.refreshElsewhere();
    await story.run(20 * MINUTE);
    await story.restart();
    story.simulator.faults.clear();
    await story.run(4 * HOUR);
    expect(await story.verdict(orderId)).toMatchObject({ stage: 'confirmed', flags: [] });
    expect(story.writes()).toBe(1);
  });
});

describe('a watch over a consent', () => {
  it('goes on when another client takes the token away', async () => {
    const story = await new Story(SPRING).consented();
    const orderId = story.newOrderId();
    await story.press('pause', story.campaign(), { orderId, gateway: 'mcp' });
    for (let hour = 0; hour < 5; hour++) {
      await story.run(HOUR);
      story.simulator.grants.refreshElsewhere();
    }
    await story.run(HOUR);
    expect(await story.verdict(orderId)).toMatchObject({ stage: 'confirmed', flags: [], gaps: [] });
    expect((await connection(story))?.state).toBe('connected');
  });

  it('that ends with the consent shows a flag and a gap, and goes on after connecting again', async () => {
    const story = new Story(SPRING);
    await ask(story);
    const orderId = story.newOrderId();
    await story.press('pause', story.campaign(), { orderId, gateway: 'mcp' });
    await story.run(HOUR);
    story.simulator.grants.endAll();
    await story.run(5 * HOUR);
    const blind = await story.verdict(orderId);
    expect(blind.flags.map(({ flag }) => flag)).toEqual(['cannot-verify']);
    expect((await connection(story))?.state).toBe('revoked');
    await ask(story);
    await story.run(6 * HOUR);
    const seen = await story.verdict(orderId);
    expect(seen.flags).toEqual([]);
    expect(seen.gaps).toMatchObject([{ reason: 'consent-over' }]);
    expect(seen.stage).toBe('confirmed');
    expect(story.writes()).toBe(1);
  });

  it('tells no page, no notification and no export what TikTok gave', async () => {
    const story = new Story(SPRING);
    await ask(story);
    const kept = await grant(story);
    const orderId = story.newOrderId();
    await story.press('pause', story.campaign(), { orderId, gateway: 'mcp' });
    await story.run(HOUR);
    vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({ version: '1.0.0' } as never);
    const told = JSON.stringify([
      await everythingKept(story.store, story.clock.now(), '1.2.3'),
      story.life.pushed,
      story.life.notified,
      story.life.reminded,
      await story.allEvidence(),
      ...(await Promise.all(
        story.store.tables.filter(({ name }) => name !== 'secrets').map((table) => table.toArray()),
      )),
    ]);
    expect(told).toContain('nothing-can-run');
    for (const secret of [kept?.accessToken, kept?.refreshToken, kept?.clientId])
      expect(told).not.toContain(String(secret));
  });
});
