import { createHash } from 'node:crypto';
import { Dexie } from 'dexie';
import { beforeEach, expect, it, vi } from 'vitest';
import type { GatewayName } from '@/utils/core/gateway-name';
import { disconnect } from '@/utils/engine/connect';
import { consentSecret, storedGrants } from '@/utils/engine/secrets';
import type { Secret } from '@/utils/store/database';
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
async function ask(story: Story): Promise<void> {
  story.life.engine.inBackground('consent', story.life.desk.ask('window'));
  await story.run(2 * MINUTE);
}

it('a consent that TikTok refused for a while and took again is reminded of at its end all the same', async () => {
  const story = new Story(SPRING);
  await ask(story);
  await story.press('pause', story.campaign(), { gateway: 'mcp' });
  await story.run(HOUR);
  story.simulator.faults.arm({ name: 'token-revoked', for: '+2h' });
  await story.run(2 * HOUR);
  expect((await connection(story))?.state).toBe('revoked');
  await story.run(DAY);
  expect((await connection(story))?.state).toBe('connected');
  expect(story.life.reminded.map(({ is }) => is)).toEqual(['over']);
  await story.run(27 * DAY);
  expect(story.life.reminded.map(({ is }) => is)).toEqual(['over', 'soon']);
  await story.run(3 * DAY);
  expect(story.life.reminded.map(({ is }) => is)).toEqual(['over', 'soon', 'over']);
});

it('disconnecting while another consent is proved leaves neither of them at TikTok', async () => {
  const story = new Story(SPRING);
  await ask(story);
  const first = await grant(story);
  story.simulator.faults.arm({ name: 'slow', seconds: 20, endpoint: 'campaign/get' });
  story.life.engine.inBackground('consent', story.life.desk.ask('window'));
  await story.run(10_000);
  expect(await consent(story)).toMatchObject({ state: 'proving' });
  const second = (await consentSecret(story.store))?.attempt?.grant;
  story.life.engine.inBackground('disconnect', disconnect(story.life.engine.parts, 'mcp'));
  await story.run(2 * MINUTE);
  expect(await story.store.secrets.toArray()).toEqual([]);
  for (const one of [first, second]) {
    expect(one).toMatchObject({ accessToken: expect.any(String) });
    expect(story.simulator.grants.bearer('tt-ads-mcp-flat', one?.accessToken ?? '')).toBeUndefined();
  }
  expect(story.life.failures).toEqual([]);
});

it.each([
  ['asked for', 1],
  ['given up', 2],
])('what is renewed while another consent is %s is not put back', async (_when, nth) => {
  const story = new Story(SPRING);
  await ask(story);
  const { db } = story.life;
  const before = await grant(story);
  if (before === null) throw new Error('Nothing was connected');
  const renewed = { ...before, accessToken: 'mcp-at-renewed', refreshToken: 'mcp-rt-renewed' };
  const put = db.secrets.put.bind(db.secrets) as (secret: Secret) => Promise<GatewayName>;
  let puts = 0;
  const interrupted = async (secret: Secret) => {
    // Somebody else's turn comes between what was read and what is written of it, unless a transaction holds both.
    const renewal =
      ++puts === nth
        ? Dexie.ignoreTransaction(() => storedGrants(story.store).replace(before, renewed))
        : undefined;
    if (Dexie.currentTransaction === null) await renewal;
    return put(secret);
  };
  vi.spyOn(db.secrets, 'put').mockImplementation(interrupted as never);
  story.consenting.presses = [];
  await ask(story);
  expect(puts).toBe(2);
  expect(await consent(story)).toMatchObject({ refused: { at: 'closed' } });
  expect(await grant(story)).toEqual(renewed);
});
