import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inEnglish } from '../support/english';
import { card, Rig, taken, verdict } from '../support/rig';
import { until } from '../support/until';

/** The list of stops, an account with a thousand campaigns, the badge and the notifications. */
let rig: Rig;
let popup: Page;
const CAMPAIGNS = 1000;

beforeAll(async () => {
  rig = await Rig.start({ campaigns: CAMPAIGNS });
  await (await rig.connect()).close();
  popup = await rig.openOwn('popup');
  await popup.setViewportSize({ width: 420, height: 600 });
});
afterAll(() => rig?.stop());

const rows = () => popup.getByRole('list', { name: inEnglish('popup_campaigns') }).getByRole('listitem');
const search = () => popup.getByRole('searchbox');
const notifications = async () =>
  Object.keys(await (await rig.worker()).evaluate<object>('chrome.notifications.getAll()'));

test('a thousand campaigns are listed, and only those in view are in the page', async () => {
  await rows().first().waitFor();
  const inView = await rows().count();
  expect(inView).toBeLessThan(60);
  const first = await rows().first().textContent();
  await popup.mouse.move(200, 400);
  await until(async () => {
    await popup.mouse.wheel(0, 20_000);
    return popup.evaluate(`(() => { const one = document.querySelector('.scroller');
      return one.scrollTop + one.clientHeight >= one.scrollHeight - 2; })()`);
  }, 'the end of the list');
  const last = rig.simulator.world.campaignsOf(rig.account);
  expect(last.length).toBe(CAMPAIGNS);
  expect(await rows().count()).toBeLessThan(60);
  expect(await rows().first().textContent()).not.toBe(first);
});

test('search finds a part of a name and an ID, and says when there is nothing', async () => {
  await search().fill('prospecting');
  await until(async () => {
    const texts = await rows().allTextContents();
    return texts.length > 0 && texts.every((text) => /prospecting/i.test(text));
  }, 'rows with that word only');
  const [campaign] = rig.campaigns('Spring Sale – Prospecting');
  await search().fill(campaign?.id ?? '');
  await until(async () => (await rows().count()) === 1, 'the one row of that id');
  expect(await rows().first().textContent()).toContain(campaign?.name);
  await search().fill('there is no such thing');
  await popup.getByText(inEnglish('popup_no_result', 'there is no such thing')).waitFor();
});

test('a campaign is paused from its row, and its card shows the proof', async () => {
  const [campaign] = rig.campaigns('Spring Sale – Prospecting');
  await search().fill('Spring Sale – Prospecting');
  await popup.getByRole('button', { name: inEnglish('common_pause_named', campaign?.name ?? '') }).click();
  await taken(popup, campaign?.name ?? '').waitFor();
  expect(rig.writesTo(campaign?.id ?? '')).toHaveLength(1);
});

test('a flag is on the badge and is one notification, however often it is looked at', async () => {
  const campaign = rig.campaigns('Spring Sale – Retargeting')[0];
  const name = campaign?.name ?? '';
  rig.simulator.faults.arm({ name: 'write-rejected', campaign: campaign?.id ?? '' });
  expect(await rig.badge()).toBe('');
  await search().fill(name);
  await popup.getByRole('button', { name: inEnglish('common_pause_named', name) }).click();
  await verdict(popup, name, inEnglish('common_flag_rejected')).waitFor();
  await until(async () => (await rig.badge()) === '1', 'one flag on the badge');
  await until(async () => (await notifications()).length === 1, 'one notification');

  const reads = () => rig.simulator.journal.entries().length;
  const before = reads();
  await card(popup, name)
    .getByRole('button', { name: inEnglish('common_look_now') })
    .click();
  await until(() => reads() > before, 'a look at TikTok');
  expect(await notifications()).toHaveLength(1);
  expect(await rig.stored('incidents')).toHaveLength(1);

  await card(popup, name)
    .getByRole('button', { name: inEnglish('common_acknowledge') })
    .click();
  await until(async () => (await rig.badge()) === '', 'an empty badge');
  expect(campaign?.switch).toBe('on');
});

test('with the keyboard alone: found, paused from its row, and taken back from its card', async () => {
  const [campaign] = rig.ordinary(1);
  const { id = '', name = '' } = campaign ?? {};
  const { keyboard } = popup;
  const focused = (what: string) =>
    until(
      () => popup.evaluate<boolean>(`document.activeElement?.${what}`),
      () => `the focus where ${what}`,
    );
  /** Tab until the button of this name has the focus. */
  const tabTo = async (button: string) => {
    for (let steps = 0; steps < 8; steps += 1) {
      await keyboard.press('Tab');
      const at = await popup.evaluate<string>('document.activeElement?.textContent ?? ""');
      if (at === button) return;
    }
    throw new Error(`No ${button} within eight steps`);
  };
  await search().fill('');
  await keyboard.type(name);
  await until(async () => (await rows().count()) === 1, 'the one row of that name');
  await keyboard.press('ArrowDown');
  await focused("matches('.virtual-row')");
  await tabTo(inEnglish('common_pause'));
  await keyboard.press('Enter');
  await taken(popup, name).waitFor();

  await search().focus();
  await keyboard.press('ArrowDown');
  await focused("matches('.card')");
  await tabTo(inEnglish('common_undo'));
  await keyboard.press('Enter');
  await rig.untilWrites(id, 2);
  await until(() => campaign?.switch === 'on', 'the campaign to be on again');
});

test('the side panel shows the same, and nothing of it is cut off', async () => {
  const panel = await rig.openOwn('sidepanel');
  await panel.setViewportSize({ width: 300, height: 700 });
  await panel.getByRole('heading', { name: inEnglish('popup_group_proving') }).waitFor();
  await panel.getByRole('list', { name: inEnglish('popup_campaigns') }).waitFor();
  const cutOff = `[...document.querySelectorAll('.header, .filters, .scroller')]
    .filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.className)`;
  expect(await panel.evaluate(cutOff)).toEqual([]);
  await panel.close();
});
