import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../simulator/simulator';
import { act, type Act } from '../../simulator/world/actors';
import { ADVERTISER, CAMPAIGN, Client, oneCampaign, simulate, type Answer } from './simulated';

/** NOW is 11:20 in New York. */
const SPAN = { start_time: '2026-03-10 00:00:00', end_time: '2026-03-11 00:00:00' };
const HEADER = 'Time,log_object_type,Object ID,Object,Operator,Source,App ID,Activity details';
const APP = '7301245678901234567';

const create = (client: Client, wanted: object = {}): Promise<Answer> =>
  client.post('changelog/task/create', { advertiser_id: ADVERTISER, ...SPAN, ...wanted });

/** The whole way: create, wait, download. */
async function download(simulator: Simulator, wanted: object = {}): Promise<string> {
  const client = new Client(simulator);
  const { data } = await create(client, wanted);
  simulator.clock.advance(10_000);
  const file = await client.list('changelog/task/download', { task_id: data.task_id });
  expect(file.data.status).toBe('SUCCESS');
  return String(file.data.changelog);
}

/** The rows of the file, as they stand in the literal (its line ends are two escapes). */
async function rows(simulator: Simulator, wanted: object = {}): Promise<string[]> {
  const [, body = ''] = (await download(simulator, wanted)).split(`${HEADER}\\r\\n`);
  return body.split('\\r\\n').slice(0, -1);
}

const acted = (...deeds: Act[]) => {
  const simulator = simulate(oneCampaign());
  for (const deed of deeds) act(simulator.world, deed);
  return simulator;
};

describe('the change log', () => {
  it('is a string that holds a Python dictionary that holds the bytes of a CSV file', async () => {
    const simulator = simulate(oneCampaign());
    await new Client(simulator).setCampaign('DISABLE');
    expect(await download(simulator)).toMatch(
      new RegExp(
        String.raw`^\{'file_data': b'Budget changes,0\\r\\nBid changes,0\\r\\nStatus changes,1\\r\\n\\r\\n${HEADER}\\r\\n.*\\r\\n', 'file_name': '\d{19}\.csv'\}$`,
      ),
    );
    expect(await rows(simulator)).toEqual([
      `2026-03-10 11:20,Campaign,${CAMPAIGN},On/Off Status,o***r@example.com,Marketing API,${APP},` +
        String.raw`"[{""action"": ""Change "", ""name"": ""Campaign"", ""before_after"": [{""before"": ""b\'Enabled\'"", ""after"": ""b\'Paused\'""}]}]"`,
    ]);
  });

  it('is JSON around the same text where that is set', async () => {
    const simulator = simulate(oneCampaign());
    simulator.settings.changeLogFile = 'json';
    const file = JSON.parse(await download(simulator)) as { file_data: string; file_name: string };
    expect(file.file_data).toBe(
      `b'Budget changes,0\r\nBid changes,0\r\nStatus changes,0\r\n\r\n${HEADER}\r\n'`,
    );
  });

  it('takes its time', async () => {
    const simulator = simulate(oneCampaign());
    const client = new Client(simulator);
    const task = { task_id: (await create(client)).data.task_id };
    expect((await client.list('changelog/task/check', task)).data).toEqual({ status: 'PROCESSING' });
    expect((await client.list('changelog/task/download', task)).data).toEqual({ status: 'PROCESSING' });
    simulator.clock.advance(6_000);
    expect((await client.list('changelog/task/check', task)).data).toEqual({ status: 'SUCCESS' });
  });

  it('tells what had happened when it was asked for', async () => {
    const simulator = simulate(oneCampaign());
    const client = new Client(simulator);
    const { data } = await create(client);
    simulator.clock.advance(1_000);
    await client.setCampaign('DISABLE');
    simulator.clock.advance(9_000);
    const file = await client.list('changelog/task/download', { task_id: data.task_id });
    expect(file.data.changelog).toContain('Status changes,0');
    expect(await rows(simulator)).toHaveLength(1);
  });

  it.each<[string, Act, string]>([
    [
      'a person, by a masked e-mail',
      { actor: 'user', name: 'anna.berg@agency.example', does: 'disable', campaign: 0 },
      'a*******g@agency.example,TikTok Ads Manager,--',
    ],
    [
      'a rule, by its name',
      { actor: 'rule', name: 'Morning start', does: 'disable', campaign: 0 },
      'Morning start,Automated rules,--',
    ],
    [
      'an app, by its id',
      { actor: 'app', name: '7300000000000000001', does: 'disable', campaign: 0 },
      'o***r@example.com,Marketing API,7300000000000000001',
    ],
    ['TikTok itself', { actor: 'platform', does: 'disable', campaign: 0 }, 'System,System,--'],
  ])('names %s', async (_who, deed, signature) => {
    const [row] = await rows(acted(deed));
    expect(row).toContain(`,On/Off Status,${signature},"[{`);
  });

  it('writes names that break careless readers as Python does', async () => {
    const name = 'Früh "an", 🌅\nnow\\ it\'s';
    const [row] = await rows(acted({ actor: 'rule', name, does: 'disable', campaign: 0 }));
    expect(row).toContain(
      String.raw`,On/Off Status,"Fr\xc3\xbch ""an"", \xf0\x9f\x8c\x85\nnow\\ it\'s",Automated rules,--,`,
    );
  });

  it('tells of an automated rule at its own minute', async () => {
    const simulator = simulate({
      ...oneCampaign({ switch: 'off' }),
      rules: [{ name: 'Morning start', campaigns: [0] }],
    });
    simulator.clock.advance(13 * 60_000);
    const [row] = await rows(simulator, { timezone: 'UTC' });
    expect(row).toMatch(/^2026-03-10 15:30,Campaign,\d+,On\/Off Status,Morning start,Automated rules,--,/);
  });

  it('keeps to what was asked for', async () => {
    const simulator = acted(
      { actor: 'user', does: 'disable', campaign: 0 },
      { actor: 'user', does: 'delete', campaign: 0, adGroup: 0 },
      { actor: 'platform', does: 'suspend' },
    );
    const count = async (wanted: object) => (await rows(simulator, wanted)).length;
    expect(await count({})).toBe(3);
    expect(await count({ module: 'STATUS' })).toBe(1);
    expect(await count({ operation_types: ['DELETE'] })).toBe(1);
    expect(await count({ object_type: 'CAMPAIGN', object_ids: [CAMPAIGN] })).toBe(1);
    expect(await count({ object_type: 'ADVERTISER' })).toBe(1);
    expect(await count({ start_time: '2026-03-10 11:20:00' })).toBe(3);
    expect(await count({ start_time: '2026-03-10 11:20:01' })).toBe(0);
    expect(await count({ end_time: '2026-03-10 15:19:59', timezone: 'UTC' })).toBe(0);
  });

  it('never tells of in-app Promote', async () => {
    const simulator = simulate(oneCampaign({ kind: 'promote' }));
    act(simulator.world, { actor: 'user', does: 'disable', campaign: 0 });
    act(simulator.world, { actor: 'user', does: 'disable', campaign: 0, adGroup: 0 });
    expect(simulator.world.changes).toHaveLength(2);
    expect(await rows(simulator)).toEqual([]);
  });

  it.each<[string, object]>([
    ['more than 30 days', { end_time: '2026-04-09 00:00:01' }],
    ['an end before the start', { end_time: '2026-03-09 00:00:00' }],
    ['an impossible date', { end_time: '2026-03-32 00:00:00' }],
    ['ids without their type', { object_ids: [CAMPAIGN] }],
    ['an unknown module', { module: 'SPEND' }],
    ['an unknown zone', { timezone: 'Mars' }],
    ['an unknown key', { order_fields: ['time'] }],
  ])('refuses %s', async (_what, wanted) => {
    expect((await create(new Client(simulate(oneCampaign())), wanted)).code).toBe(40002);
  });

  it('needs permission, and a task that is there', async () => {
    const simulator = simulate(oneCampaign());
    simulator.tokens.add({ token: 'no-log', scopes: ['200'] });
    expect((await create(new Client(simulator, 'no-log'))).code).toBe(40125);
    const missing = { task_id: '7602119211673990000' };
    expect((await new Client(simulator).list('changelog/task/check', missing)).code).toBe(40007);
  });
});
