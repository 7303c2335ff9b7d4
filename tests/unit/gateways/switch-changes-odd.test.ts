import { describe, expect, it } from 'vitest';
import { csvRow } from '../../simulator/api/python';
import { MINUTE, HALF_PAST, OTHER, reach, HEADER, EMPTY, RULE } from './changes-reach';
import { CAMPAIGN, entity, enveloped, NOW, played, reachAnswering } from './reach';

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
