import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT, AdsManager } from './ads-manager';
import { orderView } from './fake-worker';
import type { Visit } from './visit';
import { waitFor } from './wait-for';

/** Rows chosen with TikTok's own checkboxes, paused together. */
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
const said = (text: RegExp | string) => visit.until(text, 'StaticText');
const box = (id: string) => visit.page.locator(`.KsTable > [slot="cell-${id}_selection"] .KsCheckbox`);

/** Ordinary campaigns that run, as the list shows them. */
async function running(count: number): Promise<{ id: string; name: string }[]> {
  const rows = await visit.untilEveryRowIsServed();
  const { world } = manager.simulator;
  const on = rows.filter(({ id }) => {
    const campaign = world.campaigns.get(id);
    return campaign?.switch === 'on' && campaign.kind === 'manual';
  });
  expect(on.length).toBeGreaterThanOrEqual(count);
  return on.slice(0, count).map(({ id, name }) => ({ id, name: name.replace(/\s+/g, ' ').trim() }));
}

async function choose(...rows: { id: string }[]): Promise<void> {
  for (const { id } of rows) await box(id).click();
}

const pressed = (count: number) =>
  waitFor(async () => visit.worker.presses.length >= count, `${count} presses to reach the worker`);

/** The worker tells what became of the press of a row. */
async function tell(id: string, change: Parameters<typeof orderView>[1]): Promise<void> {
  const press = visit.worker.presses.findLast(({ ref }) => ref.id === id);
  if (!press) throw new Error('it was not pressed');
  visit.worker.orders.set(id, orderView(press, change));
  await visit.push({ advertiserId: ACCOUNT, access: 'connected', rows: [visit.worker.view(PLACE, id)] });
}

/** Chooses them and confirms the one question. */
async function pauseAll(rows: { id: string }[]): Promise<void> {
  await choose(...rows);
  await visit.click(`Pause ${rows.length} selected`);
  await visit.until(`Pause ${rows.length} selected?`, 'dialog');
  await visit.click('Pause');
}

const REJECTED = {
  flag: 'rejected' as const,
  since: 0,
  said: { key: 'problem_refused', values: { code: '40002' } },
  next: 'stop-again' as const,
};

describe('choosing rows', () => {
  test('offers to pause those that run, and takes the offer back when they are unchosen', async () => {
    visit = await manager.open();
    const rows = await running(3);
    await choose(...rows);
    await visit.until('Pause 3 selected');
    await choose(...rows.slice(0, 2));
    await visit.until('Pause 1 selected');
    await choose(...rows.slice(2));
    await visit.untilGone(/^Pause \d+ selected$/);
  });

  test('is seen where only the shadow of the checkbox says it, and with the older checkbox', async () => {
    visit = await manager.open();
    const [one, other] = await running(2);
    await visit.page.evaluate(
      ([ks, vi]) => {
        const cell = (id = '') => document.querySelector(`.KsTable > [slot="cell-${id}_selection"]`);
        cell(ks)
          ?.querySelector('.KsCheckbox')
          ?.shadowRoot?.querySelector('label')
          ?.classList.add('checkbox--checked');
        const old = document.createElement('label');
        old.className = 'vi-checkbox is-checked';
        cell(vi)?.replaceChildren(old);
      },
      [one?.id, other?.id],
    );
    // Whatever the person clicks is when we look.
    await visit.page.locator('input.search').click();
    await visit.until('Pause 2 selected');
  });

  test('of what is off already, or cannot be paused from here, offers nothing', async () => {
    visit = await manager.open({ rows: 1000, virtual: 'off' });
    await visit.untilEveryRowIsServed();
    const { world } = manager.simulator;
    const strips = [...(await visit.strips()).keys()];
    const off = strips.find((id) => world.campaigns.get(id)?.switch === 'off');
    const promote = strips.find((id) => world.campaigns.get(id)?.kind === 'promote');
    for (const id of [off, promote]) await box(id ?? '').click();
    await visit.page.locator('input.search').click();
    expect(await visit.control(/^Pause \d+ selected$/)).toBeUndefined();
  });
});

describe('pausing them', () => {
  test('asks once, presses one after the other, and tells what became of each by name', async () => {
    visit = await manager.open();
    const rows = await running(3);
    const [a, b, c] = rows;
    if (!a || !b || !c) throw new Error('three rows');
    await pauseAll(rows);
    await pressed(1);
    await said(`1 of 3, now ${visit.worker.presses[0]?.seenName}`);
    expect(visit.worker.presses).toHaveLength(1);
    await tell(visit.worker.presses[0]?.ref.id ?? '', { stage: 'accepted' });
    await pressed(2);
    await tell(visit.worker.presses[1]?.ref.id ?? '', { flags: [REJECTED], tone: 'needs-you' });
    await pressed(3);
    const ids = visit.worker.presses.map(({ ref }) => ref.id);
    expect(new Set(ids)).toEqual(new Set(rows.map(({ id }) => id)));
    const unknown = { ...REJECTED, flag: 'outcome-unknown' as const };
    await tell(ids[2] ?? '', { flags: [unknown], tone: 'needs-you' });
    const [first, second, third] = visit.worker.presses.map(({ seenName }) => seenName);
    await said(`Accepted, being proved: ${first}`);
    await said(`Not paused, see its row: ${second}`);
    await said(`Unknown, look at it: ${third}`);
    expect(visit.worker.presses.every(({ action }) => action === 'pause')).toBe(true);
  });

  test('is stopped before the next one; what is under way is finished', async () => {
    visit = await manager.open();
    const rows = await running(3);
    await pauseAll(rows);
    await pressed(1);
    await visit.click('Stop before the next one');
    await visit.untilGone('Stop before the next one');
    await tell(visit.worker.presses[0]?.ref.id ?? '', { stage: 'switched-off' });
    await said(/^Accepted, being proved: /);
    await said(/^Not pressed: /);
    expect(visit.worker.presses).toHaveLength(1);
  });

  test('names what is risky before it counts, and cancelling presses nothing', async () => {
    visit = await manager.open({ rows: 1000, virtual: 'off' });
    await visit.untilEveryRowIsServed();
    const gmv = [...manager.simulator.world.campaigns.values()].find(
      ({ kind, switch: is, advertiserId }) => kind === 'gmv-max' && is === 'on' && advertiserId === ACCOUNT,
    );
    if (!gmv) throw new Error('no GMV Max campaign');
    await choose(gmv);
    await visit.click('Pause 1 selected');
    await said(new RegExp(`^${gmv.name.replace(/[^\w ]/g, '.')}: GMV Max: pausing gives up`));
    await visit.page.keyboard.press('Escape');
    await visit.untilGone('Pause 1 selected?', 'dialog');
    expect(visit.worker.presses).toEqual([]);
    // The focus is back where the question came from.
    await visit.page.keyboard.press('Enter');
    await visit.until('Pause 1 selected?', 'dialog');
  });

  test('Undo resumes what was paused, asking for each as every resume does', async () => {
    visit = await manager.open();
    const rows = await running(2);
    await pauseAll(rows);
    for (const index of [0, 1]) {
      await pressed(index + 1);
      await tell(visit.worker.presses[index]?.ref.id ?? '', { stage: 'switched-off' });
    }
    await visit.click('Undo');
    for (const index of [0, 1]) {
      const name = visit.worker.presses[index]?.seenName ?? '';
      await visit.until(`Resume “${name}”?`, 'dialog');
      await visit.until(/It may (again )?spend/, 'StaticText');
      await visit.click('Resume');
      await pressed(3 + index);
    }
    expect(visit.worker.presses.slice(2).map(({ action, ref }) => [action, ref.id])).toEqual(
      visit.worker.presses.slice(0, 2).map(({ ref }) => ['resume', ref.id]),
    );
  });

  test('leaves out what was scrolled away since it was chosen, and says so', async () => {
    visit = await manager.open({ rows: 100, virtual: 'b' });
    const [gone] = await running(1);
    if (!gone) throw new Error('no row');
    await choose(gone);
    await visit.page.evaluate(() => {
      const wrapper = document.querySelector('.KsTable')?.shadowRoot?.querySelector('.table__wrapper');
      if (wrapper) wrapper.scrollTop = 56 * 40;
    });
    await waitFor(async () => !(await visit.strips()).has(gone.id), 'the row to be scrolled away');
    const [here] = await running(1);
    if (!here) throw new Error('no row');
    await choose(here);
    await visit.click('Pause 1 selected');
    await said(/^1 more are selected but not on the screen/);
    await visit.click('Pause');
    await pressed(1);
    await tell(here.id, { stage: 'accepted' });
    await said(`Not on the screen: ${gone.name}`);
    expect(visit.worker.presses.map(({ ref }) => ref.id)).toEqual([here.id]);
  });

  test('ends where the page goes to another list, with nothing pressed there', async () => {
    visit = await manager.open();
    await pauseAll(await running(3));
    await pressed(1);
    await visit.page.getByRole('tab', { name: 'Ad group' }).click();
    await said(/^Not pressed: /);
    expect(visit.worker.presses).toHaveLength(1);
  });

  test('a script of the page cannot start it', async () => {
    visit = await manager.open();
    await choose(...(await running(2)));
    await visit.until('Pause 2 selected');
    await visit.page.evaluate(() => {
      for (const host of document.documentElement.children)
        for (const type of ['pointerdown', 'pointerup', 'click'])
          host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
    });
    await visit.until('Pause 2 selected');
    expect(await visit.control('Pause 2 selected?', 'dialog')).toBeUndefined();
    expect(visit.worker.presses).toEqual([]);
  });
});
