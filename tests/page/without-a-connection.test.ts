import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT, AdsManager } from './ads-manager';
import { orderView } from './fake-worker';
import type { Visit } from './visit';
import { waitFor } from './wait-for';

/** What is said in Ads Manager while Standstill works through the signed-in page itself. */
let manager: AdsManager;
let visit: Visit;

beforeAll(async () => {
  manager = await AdsManager.start();
});
afterEach(async () => {
  await visit.close();
  manager.simulator.reset();
});
afterAll(() => manager.stop());

const PLACE = { advertiserId: ACCOUNT, level: 'campaign' as const };
const said = (text: RegExp) => visit.until(text, 'StaticText');

/** Presses Pause on the first running campaign; the worker then tells this of the order. */
async function pausedAndTold(change: Parameters<typeof orderView>[1]): Promise<string> {
  const { name } = await visit.until(/^Pause /);
  await visit.click(name);
  await waitFor(async () => visit.worker.presses.length > 0, 'the press');
  const [press] = visit.worker.presses;
  if (!press) throw new Error('nothing was pressed');
  visit.worker.orders.set(press.ref.id, orderView(press, change));
  const rows = [visit.worker.view(PLACE, press.ref.id)];
  await visit.push({ advertiserId: ACCOUNT, access: 'connected', rows });
  return press.seenName;
}

describe('working through the page was stopped', () => {
  const ENDED = { key: 'problem_session_ended', values: {} };

  test('a banner says why, and goes on only when the person wants it', async () => {
    visit = await manager.open(
      {},
      {
        before: (worker) => {
          worker.access = 'session-stopped';
          worker.why = ENDED;
        },
      },
    );
    await said(/^You are not signed in to Ads Manager any more/);
    await visit.click(/^Pause /);
    await said(/stopped working through the page for this ad account/);
    expect(visit.worker.presses).toHaveLength(0);
    await visit.click('Close');
    await visit.click('Let Standstill go on');
    await waitFor(async () => visit.worker.resumed.length === 1, 'the wish to go on');
    expect(visit.worker.resumed).toEqual([ACCOUNT]);
    visit.worker.access = 'connected';
    await visit.push({ advertiserId: ACCOUNT, access: 'connected', rows: [] });
    await visit.untilGone('Let Standstill go on');
    await visit.click(/^Pause /);
    await waitFor(async () => visit.worker.presses.length === 1, 'the press');
  });

  test('that stops again after the person let it go on is said again', async () => {
    visit = await manager.open({}, { before: (worker) => (worker.access = 'session-stopped') });
    await visit.click('Let Standstill go on');
    visit.worker.access = 'connected';
    await visit.push({ advertiserId: ACCOUNT, access: 'connected', rows: [] });
    await visit.untilGone('Let Standstill go on');
    await visit.push({ advertiserId: ACCOUNT, access: 'session-stopped', why: ENDED, rows: [] });
    await said(/^You are not signed in/);
  });
});

describe('a Promote', () => {
  const promote = () => {
    const found = [...manager.simulator.world.campaignsOf(ACCOUNT)].find(({ kind }) => kind === 'promote');
    if (found === undefined) throw new Error('no Promote');
    return found;
  };
  const open = async (promoteSwitch: boolean, flags: Parameters<AdsManager['open']>[0] = {}) => {
    Object.assign(manager.simulator.settings.session, { promoteSwitch });
    visit = await manager.open({ rows: 1000, virtual: 'off', ...flags });
  };

  test.each(['ks', 'vi'] as const)(
    'whose row has a %s switch can be paused and ended by it',
    async (kind) => {
      await open(true, { switch: kind });
      const { id } = promote();
      const rows = await waitFor(async () => {
        const labels = (await visit.strips()).get(id);
        return labels?.some((label) => label.startsWith('Pause ')) ? labels : null;
      }, 'Pause beside the Promote');
      expect(rows.some((label) => label.startsWith('End '))).toBe(true);
      const { name } = await visit
        .control(new RegExp(`^Pause ${promote().name}`))
        .then((found) => found ?? { name: '' });
      await visit.click(name);
      await waitFor(async () => visit.worker.presses.length === 1, 'the press');
      expect(visit.worker.presses[0]).toMatchObject({ action: 'pause', ref: { id } });
    },
  );

  test.each(['disabled', 'none'] as const)(
    'whose switch is %s has no button but says where',
    async (locked) => {
      await open(false, { locked });
      const { id } = promote();
      await waitFor(
        async () => (await visit.strips()).get(id)?.some((label) => label.includes('Not from here')),
        'the chip that says so',
      );
      expect((await visit.strips()).get(id)?.some((label) => /^(Pause|End|Resume) /.test(label))).toBe(false);
    },
  );
});

test('ending does not offer what needs a connection, and says so', async () => {
  visit = await manager.open({}, { before: (worker) => (worker.canDelete = false) });
  await visit.click(/^End /);
  await said(/^Deleting afterwards needs a connection/);
  expect(await visit.control(/Also delete it/, 'checkbox')).toBeUndefined();
  await visit.click('End');
  await waitFor(async () => visit.worker.presses.length === 1, 'the press');
  expect(visit.worker.presses[0]).not.toHaveProperty('deleteWhenProven');
});

describe('after a press through the page', () => {
  test("TikTok's own question is left to the person, and the chip says that it waits", async () => {
    visit = await manager.open();
    const name = await pausedAndTold({
      tone: 'needs-you',
      said: { key: 'verdict_confirm_in_page', values: {} },
    });
    await visit.click(`${name}: Confirm at TikTok. Say what to do.`);
    await said(/^TikTok asks you to confirm in Ads Manager/);
    expect(visit.worker.opened).toEqual([]);
  });

  test('a row that could not be pressed says where to press, and that nothing was pressed', async () => {
    visit = await manager.open();
    const flag = {
      flag: 'rejected' as const,
      since: 0,
      said: { key: 'problem_press_no_switch', values: { code: '' } },
      next: 'open-tiktok' as const,
    };
    const name = await pausedAndTold({ tone: 'needs-you', flags: [flag] });
    await visit.click(`${name}: Press it here. Say what to do.`);
    await said(/^Nothing was pressed: the row shows no switch/);
    await visit.until(`Stop ${name} again`);
    await visit.click('Open Standstill');
    await waitFor(async () => visit.worker.opened.includes('orders'), "Standstill's own list");
  });

  test('what TikTok itself refused is not called anything else', async () => {
    visit = await manager.open();
    const flag = {
      flag: 'rejected' as const,
      since: 0,
      said: { key: 'problem_press_refused', values: { code: '40002' } },
      next: 'open-tiktok' as const,
    };
    const name = await pausedAndTold({ tone: 'needs-you', flags: [flag] });
    await visit.until(`${name}: TikTok refused. Open the list of stops.`);
  });
});
