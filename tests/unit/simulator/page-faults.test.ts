import { beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../../simulator/simulator';
import { PageClient } from './page-client';
import { Client, oneCampaign, simulate } from './simulated';

let simulator: Simulator;
let page: PageClient;
let ids: string[];
beforeEach(() => {
  simulator = simulate({ ...oneCampaign(), otherActiveCampaigns: 2 });
  page = new PageClient(simulator);
  ids = [...simulator.world.campaigns.keys()];
});
const UPDATE = 'page/campaign/update_status';
const switches = () => ids.map((id) => simulator.world.campaigns.get(id)?.switch);
const arm = (name: Parameters<Simulator['faults']['arm']>[0]['name'], more: object = {}) =>
  simulator.faults.arm({ name, endpoint: UPDATE, ...more });

describe('faults of writes, aimed at the page’s switches', () => {
  it('code 0 without effect', async () => {
    arm('write-ignored');
    expect(await page.switch('disable', ids)).toMatchObject({ status: 200, code: 0 });
    expect(switches()).toEqual(['on', 'on', 'on']);
    expect(simulator.journal.entries().at(-1)?.faults).toEqual(['write-ignored']);
  });

  it('effect without an answer, and neither', async () => {
    arm('write-lost-after', { times: 1 });
    await expect(page.switch('disable', [ids[0] ?? ''])).rejects.toThrow('fetch failed');
    arm('write-lost-before', { times: 1 });
    await expect(page.switch('disable', [ids[1] ?? ''])).rejects.toThrow('fetch failed');
    expect(switches()).toEqual(['off', 'on', 'on']);
    expect(simulator.journal.entries().map(({ dropped }) => dropped)).toEqual(['after', 'before']);
  });

  it('a refusal loses no answer: the fault waits for a write that is done', async () => {
    arm('write-rejected', { times: 1 });
    arm('write-lost-after', { times: 1 });
    expect((await page.switch('disable', [ids[0] ?? ''])).code).toBe(3);
    await expect(page.switch('disable', [ids[0] ?? ''])).rejects.toThrow('fetch failed');
    expect(switches()).toEqual(['off', 'on', 'on']);
  });

  it('a refusal, and a part of several with nothing to tell which', async () => {
    arm('write-rejected', { times: 1 });
    expect((await page.switch('disable', ids)).code).toBe(3);
    arm('write-partial');
    expect(await page.switch('disable', ids)).toMatchObject({ code: 0, data: {} });
    expect(switches()).toEqual(['off', 'on', 'on']);
  });

  it('applied or not, then an answer that says nothing', async () => {
    arm('html-answers', { times: 1 });
    expect((await page.switch('disable', [ids[0] ?? ''])).text).toContain('<h1>Please wait...</h1>');
    arm('empty-answers', { times: 1 });
    expect((await page.switch('disable', [ids[1] ?? ''])).text).toBe('');
    arm('server-errors', { times: 1, status: 502 });
    expect((await page.switch('disable', [ids[2] ?? ''])).status).toBe(502);
    expect(switches()).toEqual(['on', 'off', 'on']);
  });

  it('an answer that comes after the caller gave up', async () => {
    arm('slow', { seconds: 60, applies: true });
    const answer = page.switch('disable', [ids[0] ?? '']);
    await expect.poll(() => switches()[0]).toBe('off');
    simulator.clock.advance(60_000);
    expect((await answer).code).toBe(0);
  });

  it('meant for the API they leave the page alone, and the other way round', async () => {
    simulator.faults.arm({ name: 'write-ignored' });
    simulator.faults.arm({ name: 'html-answers' });
    expect((await page.switch('disable', [ids[0] ?? ''])).code).toBe(0);
    simulator.faults.clear();
    arm('offline');
    simulator.faults.arm({ name: 'write-rejected', endpoint: 'page/' });
    expect((await new Client(simulator).setCampaign('DISABLE', ids[1] ?? '')).code).toBe(0);
    expect(switches()).toEqual(['off', 'off', 'on']);
  });
});

it('two writes to one campaign within 700 ms: the second gets code 6, as does everything below it', async () => {
  const [first = '', second = ''] = ids;
  expect((await page.switch('disable', [first])).code).toBe(0);
  expect((await page.switch('disable', [second])).code).toBe(0);
  expect((await page.switch('enable', [first])).code).toBe(6);
  const group = new FormData();
  group.set('ad_list', JSON.stringify([simulator.world.adGroupsOf(first)[0]?.id]));
  group.set('operation', 'disable');
  expect((await page.post('/api/v3/i18n/overture/ad/update_status/', group)).code).toBe(6);
  simulator.clock.advance(700);
  expect((await page.switch('enable', [first])).code).toBe(0);
});

it('slow lists wait on the simulator’s clock; a list of ids as numbers', async () => {
  simulator.faults.arm({ name: 'slow', endpoint: 'page/campaign/list', seconds: 45, times: 1 });
  let answered = false;
  const slow = page.list().then((reply) => {
    answered = true;
    return reply;
  });
  expect((await page.list('adgroup')).code).toBe(0);
  simulator.clock.advance(44_000);
  await page.list('adgroup');
  expect(answered).toBe(false);
  simulator.clock.advance(1000);
  expect((await slow).code).toBe(0);
  simulator.faults.arm({ name: 'unquoted-ids', endpoint: 'page/' });
  expect((await page.list()).text).toContain(`"campaign_id":${ids[0]}`);
});
