import { describe, expect, it } from 'vitest';
import type { Entity, Kind } from '@/utils/core/entity';
import type { Clock } from '@/utils/gateways/clock';
import { marketingApi } from '@/utils/gateways/marketing-api';
import { csvRow } from '../../simulator/api/python';
import { createSimulator } from '../../simulator/simulator';
import { act, type Act } from '../../simulator/world/actors';
import { loadWorld, type WorldInput } from '../../simulator/world/load';
import { VirtualClock } from '../../support/virtual-clock';
import { CAMPAIGN, entity, enveloped, FULL_TOKEN, NOW, played, reachAnswering } from './reach';

const MINUTE = 60_000;
/** NOW is 15:20; a rule first looks at 15:30. */
const HALF_PAST = NOW + 10 * MINUTE;
const APP = '7301245678901234567';
const OTHER = '1846211451413538124';

/** A world in which time passes only where the gateway waits. */
function reach(world: Partial<WorldInput> = {}, token = FULL_TOKEN) {
  const clock = new VirtualClock(NOW);
  const whole = {
    campaigns: [
      { id: CAMPAIGN, name: 'Spring' },
      { id: OTHER, name: 'Summer' },
    ],
    ...world,
  };
  const simulator = createSimulator({ clock, world: (own) => loadWorld(whole, own) });
  const waiting: Clock = {
    now: clock.now,
    sleep: async (ms, signal) => (signal ? new Promise<void>(() => undefined) : clock.advance(ms)),
  };
  const gateway = marketingApi({
    fetch: async (input, init) => simulator.fetch(new Request(input, init)),
    clock: waiting,
    token: async () => token,
  });
  const changes = async (of: Entity = entity(), since = NOW) => {
    const read = await gateway.readSwitchChanges(of, since, 'click');
    return read.ok ? read.value : read.problem;
  };
  const paths = () => simulator.journal.entries().map(({ path }) => path.replace('/open_api/v1.3/', ''));
  return { gateway, simulator, clock, changes, paths, acts: (deed: Act) => act(simulator.world, deed) };
}

const HEADER = 'Time,log_object_type,Object ID,Object,Operator,Source,App ID,Activity details\r\n';
const EMPTY = JSON.stringify({ file_data: HEADER });
const RULE = { name: 'Morning start', campaigns: [CAMPAIGN] };

describe('who switched it', () => {
  it.each<[string, Act, object]>([
    [
      'a colleague',
      { actor: 'user', name: 'anna.berg@agency.example', does: 'enable', campaign: CAMPAIGN },
      { by: { kind: 'person', name: 'a*******g@agency.example' }, to: 'on' },
    ],
    [
      'another tool',
      { actor: 'app', name: '7309876543210987654', does: 'enable', campaign: CAMPAIGN },
      { by: { kind: 'app', name: '7309876543210987654' }, to: 'on' },
    ],
    [
      'TikTok',
      { actor: 'platform', does: 'enable', campaign: CAMPAIGN },
      { by: { kind: 'unknown', name: 'System' }, to: 'on' },
    ],
    [
      'whoever deleted it',
      { actor: 'user', name: 'anna.berg@agency.example', does: 'delete', campaign: CAMPAIGN },
      { by: { kind: 'person', name: 'a*******g@agency.example' }, to: 'deleted' },
    ],
  ])('was %s', async (_who, deed, told) => {
    const { gateway, clock, changes, acts } = reach();
    await gateway.write(entity(), 'switch-off');
    clock.advance(5 * MINUTE);
    acts(deed);
    const off = { at: NOW, by: { kind: 'app', name: APP }, to: 'off' };
    expect(await changes()).toEqual([off, { at: NOW + 5 * MINUTE, ...told }]);
  });

  it.each(['python', 'json'] as const)('was a rule, which is told once by its name (%s)', async (form) => {
    const name = `Morning, "early" 🌅 Łódź's`;
    const { gateway, simulator, clock, changes } = reach({ rules: [{ ...RULE, name }] });
    simulator.settings.changeLogFile = form;
    await gateway.write(entity(), 'switch-off');
    clock.set(HALF_PAST + MINUTE);
    expect(await changes()).toEqual([
      { at: NOW, by: { kind: 'app', name: APP }, to: 'off' },
      { at: HALF_PAST, by: { kind: 'rule', name }, to: 'on' },
    ]);
  });

  it('is told every time, oldest first', async () => {
    const { gateway, clock, changes, acts } = reach({ rules: [RULE] });
    await gateway.write(entity(), 'switch-off');
    clock.set(HALF_PAST + 5 * MINUTE);
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    clock.set(HALF_PAST + 31 * MINUTE);
    const told = await changes();
    expect(told).toMatchObject([
      { to: 'off', by: { kind: 'app' } },
      { at: HALF_PAST, to: 'on', by: { kind: 'rule', name: 'Morning start' } },
      { to: 'off', by: { kind: 'person' } },
      { at: HALF_PAST + 30 * MINUTE, to: 'on', by: { kind: 'rule', name: 'Morning start' } },
    ]);
  });

  it('may be a person right after a rule', async () => {
    const { clock, changes, acts } = reach({ rules: [RULE] });
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    clock.set(HALF_PAST + 10_000);
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    clock.set(HALF_PAST + 20_000);
    acts({ actor: 'user', does: 'enable', campaign: CAMPAIGN });
    expect(await changes()).toMatchObject([
      { to: 'off', by: { kind: 'person' } },
      { to: 'on', by: { kind: 'rule' } },
      { to: 'off', by: { kind: 'person' } },
      { to: 'on', by: { kind: 'person' } },
    ]);
  });

  it('leaves out what happened before, and to other campaigns', async () => {
    const { clock, changes, acts } = reach({ rules: [{ ...RULE, campaigns: [OTHER] }] });
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    acts({ actor: 'user', does: 'disable', campaign: OTHER });
    clock.set(HALF_PAST + 5 * MINUTE);
    acts({ actor: 'user', does: 'enable', campaign: CAMPAIGN });
    expect(await changes(entity(), NOW + 2 * MINUTE)).toMatchObject([
      { at: HALF_PAST + 5 * MINUTE, to: 'on' },
    ]);
  });

  it('keeps what happened within the minute it is asked from, which the log does not split', async () => {
    const { clock, changes, acts } = reach();
    clock.advance(40_000);
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    expect(await changes(entity(), NOW + 30_000)).toMatchObject([{ at: NOW, to: 'off' }]);
  });

  it('is known of an ad group by its own id', async () => {
    const { simulator, changes, acts } = reach();
    const [group] = simulator.world.adGroups.values();
    const own: Entity = { ...entity('manual', 'adgroup', group?.id), adGroupId: group?.id ?? null };
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN, adGroup: 0 });
    expect(await changes(own)).toMatchObject([{ to: 'off', by: { kind: 'person' } }]);
  });

  it('does not depend on the zone of the account', async () => {
    const { clock, changes, acts } = reach({ advertiser: { timezone: 'Pacific/Kiritimati' } });
    clock.advance(MINUTE);
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    expect(await changes()).toMatchObject([{ at: NOW + MINUTE, to: 'off' }]);
  });

  it('can be asked long after', async () => {
    const { clock, changes, acts } = reach();
    clock.advance(40 * 24 * 60 * MINUTE);
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    expect(await changes()).toMatchObject([{ to: 'off' }]);
  });

  it('of Upgraded Smart+ is in the log only: no rule covers it', async () => {
    const kind: Kind = 'smart-plus';
    const { changes, acts, paths } = reach({ campaigns: [{ id: CAMPAIGN, name: 'Spring', kind }] });
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    expect(await changes(entity(kind))).toMatchObject([{ to: 'off', by: { kind: 'person' } }]);
    expect(paths().filter((path) => path.startsWith('optimizer'))).toEqual([]);
  });

  it('of a Promote is told by nobody', async () => {
    const { changes, paths } = reach({ campaigns: [{ id: CAMPAIGN, name: 'Spring', kind: 'promote' }] });
    expect(await changes(entity('promote'))).toEqual({
      remedy: 'give-up',
      reason: 'not-covered',
      apiCode: null,
      apiMessage: null,
    });
    expect(paths()).toEqual([]);
  });
});

describe('with one source only', () => {
  it('rules are told without the log', async () => {
    const { simulator, clock, changes, acts } = reach({ rules: [RULE] }, 'no-log');
    simulator.tokens.add({ token: 'no-log', scopes: ['200', '17020000'] });
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    clock.set(HALF_PAST + MINUTE);
    expect(await changes()).toEqual([
      { at: HALF_PAST, by: { kind: 'rule', name: 'Morning start' }, to: 'on' },
    ]);
  });

  it('rules are told by the log', async () => {
    const { simulator, clock, changes, acts } = reach({ rules: [RULE] }, 'no-rules');
    simulator.tokens.add({ token: 'no-rules', scopes: ['200', '230'] });
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    clock.set(HALF_PAST + MINUTE);
    expect(await changes()).toMatchObject([
      { to: 'off', by: { kind: 'person' } },
      { at: HALF_PAST, to: 'on', by: { kind: 'rule', name: 'Morning start' } },
    ]);
  });

  it('and none, the problem of the log is told', async () => {
    const { simulator, changes } = reach({}, 'neither');
    simulator.tokens.add({ token: 'neither', scopes: ['200'] });
    expect(await changes()).toMatchObject({ reason: 'no-permission', apiCode: 40125 });
  });
});

describe('a log that TikTok', () => {
  const blind = (scopes = ['200', '230']) => {
    const reached = reach({}, 'no-rules');
    reached.simulator.tokens.add({ token: 'no-rules', scopes });
    return reached;
  };

  it('makes slowly is waited for', async () => {
    const { simulator, changes, acts, paths } = blind();
    simulator.settings.changeLogSeconds = 25;
    acts({ actor: 'user', does: 'disable', campaign: CAMPAIGN });
    expect(await changes()).toMatchObject([{ to: 'off' }]);
    expect(paths().filter((path) => path === 'changelog/task/check/')).toHaveLength(4);
  });

  it('does not make within a minute is given up', async () => {
    const { simulator, clock, changes } = blind();
    simulator.settings.changeLogSeconds = 61;
    expect(await changes()).toMatchObject({ reason: 'timed-out', remedy: 'read-first' });
    expect(clock.now()).toBe(NOW + MINUTE);
  });

  it('fails to make is a fault of TikTok', async () => {
    const { simulator, changes } = blind();
    simulator.faults.arm({ name: 'change-log-failed' });
    expect(await changes()).toMatchObject({ reason: 'tiktok-error' });
  });

  /** TikTok's answers as given; rules may not be seen. */
  const answering = (answers: { task?: string; code?: number; status?: unknown; file?: unknown }) =>
    reachAnswering(({ url }) => {
      if (url.pathname.includes('/optimizer/')) return enveloped({}, 40001);
      if (url.pathname.endsWith('/create/'))
        return new Response(
          `{"code":${answers.code ?? 0},"message":"OK","data":{"task_id":${answers.task ?? '"7"'}}}`,
        );
      if (url.pathname.endsWith('/check/')) return enveloped({ status: answers.status ?? 'SUCCESS' });
      return enveloped({ status: 'SUCCESS', changelog: answers.file });
    });

  it('numbers beyond JavaScript is still found', async () => {
    const { gateway, clock, sent } = answering({ task: '7602119211673993225', file: '{}' });
    await played(clock, gateway.readSwitchChanges(entity(), NOW, 'click'));
    const asked = sent.flatMap(({ url }) => url.searchParams.get('task_id') ?? []);
    expect(asked).toEqual(['7602119211673993225', '7602119211673993225']);
  });

  it('fills with more than was asked for is read for this campaign only', async () => {
    const lines = [OTHER, CAMPAIGN, OTHER].map((id, n) =>
      csvRow([
        `2026-03-10 15:3${n}`,
        'Campaign',
        id,
        'On/Off Status',
        'System',
        'System',
        '--',
        'Paused → Enabled',
      ]),
    );
    const { gateway, clock } = answering({ file: JSON.stringify({ file_data: HEADER + lines.join('') }) });
    expect(await played(clock, gateway.readSwitchChanges(entity(), NOW, 'click'))).toMatchObject({
      ok: true,
      value: [{ at: NOW + 11 * MINUTE, to: 'on' }],
    });
  });

  it.each([
    ['writes in no known form', { file: 'Sorry' }],
    ['does not write', { file: undefined }],
    ['calls by no known status', { status: 'PONDERING' }],
    ['has no number for', { task: 'null' }],
    ['only partly makes', { code: 20001, file: EMPTY }],
  ])('%s is a bad answer, not a quiet log', async (_what, answers) => {
    const { gateway, clock } = answering(answers);
    expect(await played(clock, gateway.readSwitchChanges(entity(), NOW, 'click'))).toMatchObject({
      ok: false,
      problem: { reason: 'bad-answer' },
    });
  });
});

describe('what a rule did', () => {
  const run = (n: number, over: object = {}) => ({
    rule_id: '1846000003705865460',
    name: 'Morning start',
    last_check_result_summary: {
      check_datetime: '2026-03-10 15:30:00',
      exec_datetime: `2026-03-10 15:${30 + n}:00`,
      change_success: 1,
      task_exec_id: `705865460000098508${n}`,
      ...over,
    },
  });
  const detail = (n: number, over: object = {}) => ({
    rule_id: '1846000003705865460',
    exec_id: `705865460000098508${n}`,
    action_subject_type: 'TURN_ON',
    status: 'SUCCESS',
    object_dimension: 'CAMPAIGN',
    object_dimension_id: CAMPAIGN,
    ...over,
  });
  const ruled = async (rules: object[], result_details: object[]) => {
    const { gateway, clock, sent } = reachAnswering(({ url }) => {
      if (url.pathname.endsWith('/result/list/')) return enveloped({ rules });
      if (url.pathname.endsWith('/result/get/')) return enveloped({ result_details });
      return enveloped({}, 40001);
    });
    const read = await played(clock, gateway.readSwitchChanges(entity(), NOW, 'click'));
    return { read, sent };
  };

  it('counts where it worked, on this campaign', async () => {
    const { read } = await ruled(
      [run(0), run(1), run(2), run(3)],
      [
        detail(0),
        detail(1, { status: 'FAIL' }),
        detail(2, { object_dimension_id: OTHER }),
        detail(3, { action_subject_type: 'MESSAGE' }),
      ],
    );
    expect(read).toMatchObject({ ok: true, value: [{ at: HALF_PAST }] });
  });

  it('is asked for only where it did something', async () => {
    const { read, sent } = await ruled(
      [
        run(0, { change_success: 0 }),
        run(1, { task_exec_id: '', exec_datetime: '' }),
        run(2, { exec_datetime: '2026-03-10 15:19:59' }),
        { ...run(3), last_check_result_summary: null },
      ],
      [],
    );
    expect(read).toMatchObject({ ok: true, value: [] });
    expect(sent.filter(({ url }) => url.pathname.endsWith('/result/get/'))).toEqual([]);
  });

  it('and when it did is not guessed', async () => {
    const { read } = await ruled([run(0, { exec_datetime: 'this morning' })], [detail(0)]);
    expect(read).toMatchObject({ ok: false, problem: { reason: 'no-permission' } });
  });

  it('often is asked for in parts', async () => {
    const { gateway, simulator, clock, changes } = reach({ rules: [RULE] });
    for (let n = 0; n < 25; n++) {
      await gateway.write(entity(), 'switch-off');
      clock.advance(30 * MINUTE);
    }
    const told = await changes();
    expect(Array.isArray(told) && told.filter(({ by }) => by.kind === 'rule')).toHaveLength(25);
    const parts = simulator.journal.entries().filter(({ path }) => path.endsWith('/result/get/'));
    expect(parts).toHaveLength(2);
  });
});
