import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { playFile } from '../../support/play-files';
import { findScenarios, readScenario } from '../../support/scenario-files';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stories-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A pause of a campaign, looked at a minute later. */
const pause = {
  name: 'somebody pauses a campaign',
  now: '2026-03-10T15:20:00Z',
  campaigns: [{ name: 'Spring', spendPerHour: '10' }],
  otherActiveCampaigns: 1,
  order: { campaign: 0, action: 'pause' },
  expect: [{ at: '+1m', stage: 'nothing-can-run' }],
};

function written(name: string, story: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof story === 'string' ? story : JSON.stringify(story));
  return file;
}

function run(...args: string[]): { status: number | null; said: string } {
  const tsx = join('node_modules', 'tsx', 'dist', 'cli.mjs');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [tsx, join('tests', 'scenarios', 'run.ts'), ...args],
    { encoding: 'utf8' },
  );
  return { status, said: stdout + stderr };
}

describe('npm run scenarios', () => {
  it('plays files from anywhere and ends well when every story came true', { timeout: 120_000 }, () => {
    const file = written('pause.json', pause);
    const json = join(folder, 'out', 'result.txt');
    mkdirSync(join(folder, 'out'));

    const { status, said } = run(file, '--json', json);

    expect(said).toContain('ok   somebody pauses a campaign: nothing-can-run, 1 writes');
    expect(said).toContain('1 passed, 0 failed');
    expect(status).toBe(0);
    expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({
      scenarios: [
        { file, name: pause.name, passed: true, mismatches: [], stage: 'nothing-can-run', writes: 1 },
      ],
    });
  });

  it(
    'plays a whole folder, several stories at a time, and fails when one of them does',
    { timeout: 120_000 },
    () => {
      mkdirSync(join(folder, 'deeper'));
      for (let index = 0; index < 8; index++) written(`${index}.json`, { ...pause, name: `story ${index}` });
      written('deeper/wrong.json', { ...pause, name: 'wrong', expect: [{ at: '+1m', stage: 'confirmed' }] });
      written('half.json', '{ "name": ');
      const json = join(folder, 'result.txt');

      const { status, said } = run(folder, '--json', json);

      expect(status).toBe(1);
      expect(said).toContain('8 passed, 2 failed');
      expect(said).toContain('FAIL wrong: nothing-can-run, 1 writes');
      expect(said).toContain(
        '+60s {"stage":"confirmed"}: was nothing-can-run, no flags, common_risk_no_rule, 1 writes',
      );
      const { scenarios } = JSON.parse(readFileSync(json, 'utf8')) as { scenarios: { name: string }[] };
      const stories = Array.from({ length: 8 }, (_, index) => `story ${index}`);
      expect(scenarios.map(({ name }) => name)).toEqual([...stories, 'wrong', join(folder, 'half.json')]);
    },
  );

  it('fails when there is nothing to play', { timeout: 120_000 }, () => {
    expect(run(folder)).toMatchObject({ status: 1, said: '0 passed, 0 failed\n' });
  });
});

describe('a story', () => {
  it.each([
    ['the story', { ...pause, spend: 3 }],
    ['the order', { ...pause, order: { ...pause.order, wish: 'now' } }],
    ['a claim', { ...pause, expect: [{ at: '+1m', stage: 'quiet', sentence: 'x' }] }],
    ['a claim that never holds', { ...pause, expect: [{ never: { at: '+1m', stage: 'quiet' } }] }],
  ])('with a key in %s that nobody knows is refused', (_where, story) => {
    const file = written('story.json', story);
    expect(() => readScenario(file)).toThrow(/is no scenario:[^]*(Unrecognized key|Invalid input)/);
  });

  it('that is not there is a mismatch, and the others are played', async () => {
    const missing = join(folder, 'missing.json');
    expect(findScenarios([missing, written('pause.json', pause)])).toHaveLength(2);
    expect((await playFile(missing)).mismatches).toEqual([`${missing} is not there`]);
  });

  it('tells once when something held that never should', async () => {
    const file = written('never.json', {
      ...pause,
      expect: [{ never: { stage: 'accepted' } }, { at: '+5m', writes: 1 }],
    });
    expect((await playFile(file)).mismatches).toEqual([
      expect.stringMatching(/^never .*accepted.*: held at \+/),
    ]);
  });

  it('may say how far the proof has come at most', async () => {
    const claimed = (atMost: string) => ({ ...pause, expect: [{ at: '+1m', atMost }] });
    expect((await playFile(written('most.json', claimed('nothing-can-run')))).passed).toBe(true);
    expect((await playFile(written('less.json', claimed('switched-off')))).passed).toBe(false);
  });
});
