import { describe, expect, it } from 'vitest';
import { playScenario, type Played } from '../../support/play-scenario';
import { parseScenario } from '../../support/scenario-files';
import { Story, TOKEN } from '../../support/story';

const SPRING = '1846211451413538123';
/** A pause of a campaign, looked at a minute later. */
const pause = {
  name: 'somebody pauses a campaign',
  now: '2026-03-10T15:20:00Z',
  campaigns: [{ id: SPRING, name: 'Spring', spendPerHour: '10', adGroups: [{}, {}] }],
  otherActiveCampaigns: 1,
  order: { campaign: 0, action: 'pause' },
  expect: [{ at: '+1m', stage: 'nothing-can-run' }],
};

const played = (more: object): Promise<Played> =>
  playScenario(parseScenario({ ...pause, ...more }, 'story.json'));
const refusal = (more: object): string => {
  try {
    parseScenario({ ...pause, ...more }, 'story.json');
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It was not refused');
};

describe('what is wrong with a story is told', () => {
  it.each<[string, object, string[]]>([
    [
      'a fault nobody knows',
      { fault: 'earthquake' },
      ['no fault "earthquake"', 'asleep', 'write-lost-after'],
    ],
    [
      'an option of a fault',
      { fault: 'offline', until: '+1m' },
      ['offline: no "until"', 'it may have', 'for'],
    ],
    ['an option of the computer’s', { fault: 'asleep', times: 2 }, ['asleep: no "times"', 'for', 'campaign']],
    ['an option that is not what it should be', { fault: 'slow', seconds: 'long' }, ['slow: ', 'seconds']],
    ['a clock that jumps nowhere', { fault: 'clock-jump', by: 'much' }, ['clock-jump: not a duration: much']],
    ['a deed nobody knows', { actor: 'user', does: 'sing' }, ['sing: ', '"enable"', 'does']],
    ['a key of a deed', { actor: 'user', does: 'top-up', coins: 3 }, ['top-up: no "coins"', 'amount']],
    ['an actor and a fault at once', { actor: 'user', fault: 'offline' }, ['either a "fault" or an "actor"']],
  ])('%s, with its place', (_what, event, words) => {
    const said = refusal({
      events: [
        { at: '+1s', fault: 'slow' },
        { at: '+1m', ...event },
      ],
    });
    expect(said).toContain('events[1]');
    for (const word of words) expect(said).toContain(word);
  });

  it.each<[string, object, string]>([
    ['a key of a campaign', { campaigns: [{ name: 'Spring', colour: 'red' }] }, 'at campaigns[0]'],
    ['a setting', { settings: { report: { moon: 1 } } }, 'at settings.report'],
    ['a flag', { expect: [{ at: '+1m', flag: 'red' }] }, '"still-spending"'],
    ['a claim at no time', { expect: [{ stage: 'quiet' }] }, 'at expect[0]'],
    [
      'a claim that is never and sometimes',
      { expect: [{ at: '+1m', never: { writes: 2 } }] },
      'at expect[0]',
    ],
  ])('%s', (_what, more, words) => {
    expect(refusal(more)).toContain(words);
  });

  it('a campaign that is not there, when it is named', async () => {
    const events = [{ at: '+5s', fault: 'offline', campaign: 9 }];
    await expect(played({ events })).rejects.toThrow('events[0] (offline at +5s): no campaign 9');
  });
});

describe('a story may be written as people write', () => {
  it.each<[string, object]>([
    ['money and hours as numbers or as text', { fault: 'correction-adds', amount: 5, hour: '1' }],
    [
      'what everybody’s faults have, of the computer’s too',
      { fault: 'worker-killed', campaign: 0, adGroup: 1 },
    ],
    ['an actor that means the first campaign', { actor: 'user', does: 'disable' }],
    ['a top-up in numbers', { actor: 'user', does: 'top-up', amount: 20 }],
  ])('%s', async (_what, event) => {
    const { mismatches } = await played({ events: [{ at: '+20s', ...event }] });
    expect(mismatches).toEqual([]);
  });

  it('its beginning in any zone', () => {
    const parsed = parseScenario({ ...pause, now: '2026-03-10T11:20:00-04:00' }, 'story.json');
    expect(Date.parse(parsed.now)).toBe(Date.parse(pause.now));
  });

  it('an actor without a campaign does it to the first one', async () => {
    const events = [{ at: '+30m', actor: 'user', does: 'enable' }];
    const { flags } = await played({ events, expect: [{ at: '+4h', flag: 'turned-back-on' }] });
    expect(flags).toEqual(['turned-back-on']);
  });

  it('a claim without an order is about the first one', async () => {
    const orders = [
      { campaign: 0, action: 'pause' },
      { campaign: 1, action: 'pause', at: '+1h' },
    ];
    const campaigns = [...pause.campaigns, { name: 'Autumn' }];
    const { mismatches } = await played({ orders, order: undefined, campaigns });
    expect(mismatches).toEqual([]);
  });

  it('settings of the simulated TikTok that are not its usual ones', async () => {
    const settings = { repeatedWrite: 'duplicate', report: { usualLagMinutes: 45 } };
    const { mismatches } = await played({ settings });
    expect(mismatches).toEqual([]);
  });
});

describe('a story that only says what must never be', () => {
  const never = (claim: object) => ({ expect: [{ never: claim }] });

  it('goes on for a week after the last thing that happens', async () => {
    const events = [{ at: '+1d', fault: 'offline', for: '+1m' }];
    const day = 24 * 3_600;
    const { mismatches } = await played({ events, ...never({ stage: 'final' }) });
    expect(mismatches).toEqual([expect.stringMatching(/^never .*final.*: held at \+/)]);
    const at = Number(/\+([\d.]+)s/.exec(mismatches[0] ?? '')?.[1]);
    expect(at).toBeGreaterThan(day);
  });

  it('comes true when it never was', async () => {
    const events = [{ at: '+0s', fault: 'spends-although-off' }];
    expect((await played({ events, ...never({ atLeast: 'confirmed' }) })).mismatches).toEqual([]);
  }, 120_000);
});

describe('while the computer sleeps', () => {
  const sleep = (at: string, more: object = { for: '+1h' }) => ({ at, fault: 'asleep', ...more });

  it('nobody presses: what is pressed comes when it wakes', async () => {
    const { mismatches } = await played({
      events: [sleep('+0s')],
      order: { ...pause.order, at: '+10m' },
      expect: [
        { at: '+59m', writes: 0, calls: 0 },
        { at: '+1h1m', stage: 'nothing-can-run', writes: 1 },
      ],
    });
    expect(mismatches).toEqual([]);
  });

  it('nobody connects anew either', async () => {
    const { mismatches } = await played({
      events: [
        { at: '+0s', fault: 'token-revoked' },
        sleep('+1m'),
        { at: '+30m', actor: 'user', does: 'reconnect' },
      ],
      expect: [
        { at: '+1h', writes: 0 },
        { at: '+2h', stage: 'nothing-can-run', noFlags: true },
      ],
    });
    expect(mismatches).toEqual([]);
  });

  it('that fell asleep at the instant of a press, the press is kept and nothing is sent', async () => {
    const { mismatches } = await played({
      events: [sleep('+0s', { for: '+8h' })],
      expect: [
        { at: '+7h59m', stage: 'requested', calls: 0 },
        { at: '+8h1m', stage: 'nothing-can-run', writes: 1 },
      ],
    });
    expect(mismatches).toEqual([]);
  });

  it('for no told time, it sleeps until the story ends', async () => {
    const { mismatches } = await played({
      events: [sleep('+1m', {})],
      expect: [{ at: '+30d', stage: 'nothing-can-run', calls: 16 }],
    });
    expect(mismatches).toEqual([]);
  });

  it('a worker that is killed stays what it is, and a second sleep does not shorten the first', async () => {
    const events = [sleep('+5m', { for: '+2h' }), sleep('+10m', { for: '+5m' })];
    events.push({ at: '+20m', fault: 'worker-killed' });
    const { mismatches } = await played({
      events,
      order: { ...pause.order, at: '+6m' },
      expect: [
        { at: '+2h4m', calls: 0 },
        { at: '+2h6m', stage: 'nothing-can-run' },
      ],
    });
    expect(mismatches).toEqual([]);
  });
});

describe('other faults of the computer', () => {
  it('a worker may be gone for a while, as when the browser is closed', async () => {
    const { mismatches } = await played({
      events: [{ at: '+0s', fault: 'worker-killed', for: '+30m' }],
      expect: [
        { at: '+29m', calls: 0 },
        { at: '+31m', stage: 'nothing-can-run', writes: 1 },
      ],
    });
    expect(mismatches).toEqual([]);
  });

  it('a clock may be wrong for a while', async () => {
    const events = [{ at: '+1m', fault: 'clock-jump', by: '-20h', for: '+1h' }];
    const { mismatches } = await played({
      events,
      expect: [{ at: '+4h', stage: 'confirmed', noFlags: true }],
    });
    expect(mismatches).toEqual([]);
  });
});

describe('what counts as a write', () => {
  it('is every request that is sent to change something, of whatever kind', async () => {
    const story = await new Story({
      campaigns: [{ name: 'Brand week', kind: 'reach-frequency' }],
    }).connected();
    const [adGroup] = story.simulator.world.adGroups.values();
    const post = (path: string, body: object) =>
      story.simulator.fetch(
        new Request(`https://business-api.tiktok.com/open_api/v1.3/${path}/`, {
          method: 'POST',
          headers: { 'Access-Token': TOKEN, 'Content-Type': 'application/json' },
          body: JSON.stringify({ advertiser_id: story.advertiserId, ...body }),
        }),
      );
    await post('changelog/task/create', {
      start_time: '2026-03-09 00:00:00',
      end_time: '2026-03-10 00:00:00',
    });
    expect(story.writes()).toBe(0);
    await post('rf/order/cancel', { adgroup_ids: [adGroup?.id] });
    expect(story.writes()).toBe(1);
  });
});
