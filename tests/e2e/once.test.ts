import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { inEnglish } from '../support/english';
import { Rig, verdict } from '../support/rig';
import { until } from '../support/until';

/** One wish is one order and one request, to the promotion whose row was pressed, whatever people and pages do. */
let rig: Rig;
const proved = inEnglish('common_stage_nothing_can_run');

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 60 });
  await (await rig.connect()).close();
});
afterEach(() => rig.simulator.faults.clear());
afterAll(() => rig?.stop());

const ordersOf = async (id: string) =>
  (await rig.stored<{ ref: { id: string } }>('orders')).filter(({ ref }) => ref.id === id);

// First of all: a name that was read from TikTok within minutes would serve the check.
test('a promotion that was renamed after the row was drawn is not touched', async () => {
  const campaign = rig.onTop('Always-on catalogue (many ad groups)');
  const { name } = campaign;
  rig.simulator.faults.arm({ name: 'offline', endpoint: 'campaign/get' });
  const tab = await rig.openAdsManager();
  await tab.roots.waitFor('button', inEnglish('common_pause_named', name));
  campaign.name = 'Something else entirely';
  rig.simulator.faults.clear();
  await tab.press('pause', name);
  const popup = await rig.openOwn('popup');
  await popup.getByRole('article', { name }).getByText(inEnglish('refusal_name_differs')).waitFor();
  await popup.close();
  expect(rig.writesTo(campaign.id)).toEqual([]);
  expect(campaign.switch).toBe('on');
});

test('a double click, and clicks while the stop is under way, are one stop', async () => {
  const campaign = rig.onTop('Spring Sale – Prospecting');
  rig.simulator.faults.arm({ name: 'slow', seconds: 2, campaign: campaign.id, endpoint: 'status/update' });
  const tab = await rig.openAdsManager();
  const pause = await tab.roots.waitFor('button', inEnglish('common_pause_named', campaign.name));
  const [x, y] = await tab.roots.middleOf(pause);
  await tab.page.mouse.move(x, y);
  await tab.page.mouse.dblclick(x, y);
  await tab.page.mouse.click(x, y);
  await until(
    async () => (await tab.roots.strip(campaign.id)).some(({ disabled }) => disabled),
    'busy buttons',
  );
  await tab.page.mouse.click(x, y);
  await tab.untilTaken(campaign.id);
  expect(rig.writesTo(campaign.id)).toHaveLength(1);
  expect(await ordersOf(campaign.id)).toHaveLength(1);
  expect(campaign.switch).toBe('off');
});

test('the same stop pressed in two tabs is one order', async () => {
  const campaign = rig.onTop('Spring Sale – Retargeting');
  rig.simulator.faults.arm({ name: 'slow', seconds: 3, campaign: campaign.id, endpoint: 'status/update' });
  const here = await rig.openAdsManager();
  const there = await rig.newAdsManager();
  for (const tab of [here, there]) {
    await tab.roots.waitFor('button', inEnglish('common_pause_named', campaign.name));
  }
  await Promise.all([here, there].map((tab) => tab.press('pause', campaign.name)));
  for (const tab of [here, there]) await tab.untilTaken(campaign.id);
  await there.page.close();
  expect(rig.writesTo(campaign.id)).toHaveLength(1);
  expect(await ordersOf(campaign.id)).toHaveLength(1);
});

test('leaving the page right after the click does not lose the stop', async () => {
  const campaign = rig.onTop('🔥 BLACK FRIDAY 🛍️ -50% 👨‍👩‍👧‍👦');
  const tab = await rig.openAdsManager();
  await tab.press('pause', campaign.name);
  await tab.page.goto('about:blank');
  await rig.untilWrites(campaign.id, 1);
  const popup = await rig.openOwn('popup');
  await verdict(popup, campaign.name, proved).waitFor();
  await popup.close();
  expect(campaign.switch).toBe('off');
});

test('of three promotions with one name, the one whose row was pressed is stopped', async () => {
  const twins = rig.campaigns('Copy of Evergreen').filter((one) => one.switch === 'on');
  expect(twins.length).toBeGreaterThan(1);
  for (const twin of twins) rig.onTop(twin);
  const tab = await rig.openAdsManager();
  const last = twins.at(-1);
  await tab.roots.clickInRow(last?.id ?? '', 'pause');
  await rig.untilWrites(last?.id ?? '', 1);
  await tab.untilTaken(last?.id ?? '');
  for (const twin of twins) {
    expect(rig.writesTo(twin.id)).toHaveLength(twin === last ? 1 : 0);
    expect(twin.switch).toBe(twin === last ? 'off' : 'on');
  }
});
