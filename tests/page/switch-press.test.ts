import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { EntityRef, Level } from '@/utils/core/entity';
import type { Pressed } from '@/utils/wire/tab-answers';
import type { PageFlags } from '../simulator/page/flags';
import { ACCOUNT, AdsManager, type OpenOptions } from './ads-manager';
import type { Visit } from './visit';
import { waitFor } from './wait-for';

/** Standstill presses the page's own switch, once, and tells what it saw come of it. */
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

const FIELD: Record<Level, string> = { campaign: 'campaign', adgroup: 'ad', ad: 'creative' };
const PATH: Record<Level, string> = {
  campaign: '/i18n/manage/campaign',
  adgroup: '/i18n/manage/adgroup',
  ad: '/i18n/manage/creative',
};

interface Row {
  ref: EntityRef;
  name: string;
}

const entityOf = ({ level, id }: EntityRef) => manager.simulator.world.entity(level, id);

/** A row that is on the screen and on at TikTok, and whose campaign can be switched. */
async function runningRow(level: Level = 'campaign'): Promise<Row> {
  const { world } = manager.simulator;
  const rows = await visit.untilEveryRowIsServed();
  const row = rows.find(({ id }) => {
    const entity = world.entity(level, id);
    const campaign = entity && ('campaignId' in entity ? world.campaigns.get(entity.campaignId) : entity);
    return entity?.switch === 'on' && campaign && 'kind' in campaign && campaign.kind === 'manual';
  });
  if (!row) throw new Error('no row that runs');
  return { ref: { advertiserId: ACCOUNT, level, id: row.id }, name: row.name };
}

const open = async (flags: Partial<PageFlags> = {}, options: OpenOptions = {}) => {
  visit = await manager.open(flags, options);
};
const press = ({ ref, name }: Row, to: 'on' | 'off' = 'off') => visit.ask('press-switch', { ref, name, to });
const pageSwitch = ({ ref }: Row) =>
  visit.page.locator(`.KsTable > [slot="cell-${ref.id}_${FIELD[ref.level]}_opt_status"] [role="switch"]`);
/** What the page sent to TikTok to turn a switch. */
const sends = () =>
  manager.simulator.journal.entries().filter(({ path }) => path.includes('update_status')).length;
const refused = (reason: Extract<Pressed, { result: 'refused' }>['reason']) => ({
  result: 'refused',
  reason,
});

const BUILDS: Record<string, Partial<PageFlags>> = {
  'rows that are all there': { virtual: 'off' },
  'cells removed and added with their rows': { virtual: 'a' },
  'cells reused for other rows': { virtual: 'b' },
  'all cells kept': { virtual: 'd' },
  'the older switch': { virtual: 'b', switch: 'vi' },
  'the older switch in cells that come and go': { virtual: 'a', switch: 'vi' },
  'a list that throws all nodes out at each answer': { harsh: true },
  'hidden copies of name cells': { virtual: 'a', duplicateSlots: 1 },
  'cells painted anew all the time': { rerender: 60 },
  XMLHttpRequest: { net: 'xhr' },
  'requests that are signed by a frame’s functions': { wrap: 'clean' },
};

describe.each(Object.entries(BUILDS))('with %s', (_name, flags) => {
  test('off and on again: one request each, told with TikTok’s answer', async () => {
    await open(flags);
    const row = await runningRow();
    expect(await press(row)).toMatchObject({ result: 'sent', answer: { outcome: 'answered', status: 200 } });
    expect(entityOf(row.ref)?.switch).toBe('off');
    expect(sends()).toBe(1);
    await waitFor(
      async () => (await pageSwitch(row).getAttribute('aria-checked')) !== 'true',
      'the switch to turn',
    );
    manager.simulator.clock.advance(2000);
    await waitFor(async () => (await press(row, 'on'))?.result === 'sent', 'the press back');
    expect(entityOf(row.ref)?.switch).toBe('on');
    expect(sends()).toBe(2);
  });
});

test.each(['adgroup', 'ad'] as const)('the switch of an %s row', async (level) => {
  await open({}, { path: PATH[level] });
  const row = await runningRow(level);
  expect(await press(row)).toMatchObject({ result: 'sent', answer: { outcome: 'answered' } });
  expect(entityOf(row.ref)?.switch).toBe('off');
  expect(visit.worker.switches).toMatchObject([{ level, ids: [row.ref.id], to: 'off' }]);
});

test('the answer to a request whose address leaves out the protocol is no redirect', async () => {
  visit = await manager.open({ net: 'xhr' });
  await visit.beforeThePage(`
    const { open } = XMLHttpRequest.prototype;
    XMLHttpRequest.prototype.open = function (method, url, ...more) {
      return open.call(this, method, new URL(url, location.href).href.replace('https:', ''), ...more);
    };`);
  await visit.page.reload();
  const row = await runningRow();
  expect(await press(row)).toMatchObject({ result: 'sent', answer: { status: 200, redirected: false } });
});

test('a switch that does not show yet that it was pressed is not pressed again', async () => {
  await open();
  const row = await runningRow();
  // The page takes its time: nothing of the row changes, and nothing is sent.
  await visit.page.evaluate(() => {
    const clicks: Event[] = [];
    const take = (event: Event): void => {
      event.stopImmediatePropagation();
      clicks.push(event);
    };
    document.addEventListener('click', take, { capture: true });
    Object.assign(window, { clicks });
  });
  void press(row).catch(() => null);
  const again = press(row).catch(() => null);
  expect(await visit.page.evaluate(() => (Reflect.get(window, 'clicks') as Event[]).length)).toBe(1);
  expect(await again).toEqual(refused('switch-busy'));
});

test('what TikTok refuses is told as it was answered', async () => {
  await open();
  const row = await runningRow();
  const campaign = manager.simulator.world.campaigns.get(row.ref.id);
  if (campaign) campaign.kind = 'promote';
  const pressed = await press(row);
  expect(pressed).toMatchObject({ result: 'sent', answer: { body: expect.stringContaining('"code":3') } });
  expect(entityOf(row.ref)?.switch).toBe('on');
});

test('a switch that shows what is wanted is not pressed', async () => {
  await open();
  expect(await press(await runningRow(), 'on')).toEqual({ result: 'already' });
  expect(sends()).toBe(0);
});

test.each(['ks', 'vi'] as const)('a %s confirmation of the page is left to the person', async (dialog) => {
  await open({ dialog });
  const row = await runningRow();
  expect(await press(row)).toEqual({ result: 'asks' });
  expect(sends()).toBe(0);
  // While it stands there, nothing else is pressed below it.
  expect(await press(row)).toEqual(refused('switch-busy'));
  await visit.page.getByRole('button', { name: 'Confirm' }).click();
  await waitFor(async () => visit.worker.switches.length === 1, 'the confirmed switch to be told');
  expect(visit.worker.switches[0]).toMatchObject({ ids: [row.ref.id], to: 'off' });
  expect(sends()).toBe(1);
});

test.each(['ks', 'vi'] as const)(
  'without the bridge a %s switch that turned is all that is known',
  async (kind) => {
    await open({ switch: kind }, { withoutBridge: true });
    const row = await runningRow();
    expect(await press(row)).toEqual({ result: 'flipped' });
    expect(entityOf(row.ref)?.switch).toBe('off');
    expect(sends()).toBe(1);
  },
);

describe('is refused, and nothing is pressed,', () => {
  afterEach(() => expect(sends()).toBe(0));

  test('when the row shows another name', async () => {
    await open();
    const row = await runningRow();
    expect(await press({ ...row, name: `${row.name} (old)` })).toEqual(refused('row-differs'));
  });

  test('when the address is another account’s or another level’s', async () => {
    await open();
    const row = await runningRow();
    const other = { ...row.ref, advertiserId: '7000000000000000001' };
    expect(await press({ ...row, ref: other })).toEqual(refused('other-account'));
    expect(await press({ ...row, ref: { ...row.ref, level: 'ad' } })).toEqual(refused('other-account'));
  });

  test('when the page last read another account’s list', async () => {
    await open();
    const row = await runningRow();
    await visit.page.evaluate(() =>
      fetch('/api/v4/i18n/statistics/op/campaign/list/?aadvid=7000000000000000001', {
        method: 'POST',
        body: JSON.stringify({
          common_req: {
            st: '2026-03-10',
            et: '2026-03-10',
            page: 1,
            dimensions: ['campaign_id'],
            filters: [],
          },
        }),
      }),
    );
    await waitFor(
      async () => visit.worker.lists.at(-1)?.advertiserId !== ACCOUNT,
      'the other list to be told',
    );
    expect(await press(row)).toEqual(refused('other-account'));
  });

  test('when the row is not in the list', async () => {
    await open();
    const row = await runningRow();
    expect(await press({ ...row, ref: { ...row.ref, id: '1846211451413539999' } })).toEqual(
      refused('row-gone'),
    );
  });

  test('when two rows carry its id', async () => {
    await open({ duplicateSlots: 2, virtual: 'off' });
    const label = (await visit.until(/: Not certain/)).name.replace(/: Not certain.*/, '');
    const id = await visit.page.evaluate(
      () =>
        document.querySelector<HTMLElement>('.KsTable > [slot^="cell-1"]')?.slot.split('_')[0]?.slice(5) ??
        '',
    );
    const ref = { advertiserId: ACCOUNT, level: 'campaign', id } as const;
    expect(await press({ ref, name: label })).toEqual(refused('row-differs'));
  });

  test('when slot names are a pool of positions', async () => {
    await open({ virtual: 'c', rows: 100 });
    const row = await runningRow();
    await visit.page.evaluate(() => {
      const wrapper = document.querySelector('.KsTable')?.shadowRoot?.querySelector('.table__wrapper');
      if (wrapper) wrapper.scrollTop = 12 * 56;
    });
    await visit.until(/^Ads Manager changed/, 'StaticText');
    const pressed = await press(row);
    expect(pressed?.result).toBe('refused');
  });

  test('on a page that was rebuilt', async () => {
    await open({ unreadable: true });
    await visit.until(/^Ads Manager changed/, 'StaticText');
    const [campaign] = manager.simulator.world.campaignsOf(ACCOUNT);
    const ref = { advertiserId: ACCOUNT, level: 'campaign', id: campaign?.id ?? '' } as const;
    expect(await press({ ref, name: campaign?.name ?? '' })).toEqual(refused('unreadable'));
    expect(await visit.ask('find-row', { ref })).toMatchObject({ row: 'unreadable' });
  });

  const ofRow = (row: Row, change: string) =>
    visit.page.evaluate(
      ([slot, code]) => {
        const cell = document.querySelector(`.KsTable > [slot="${slot}"]`);
        const host = cell?.querySelector('[ks-switch], .vi-switch');
        const inner = host?.shadowRoot?.querySelector('button') ?? host;
        if (code === 'none') host?.remove();
        else if (code === 'two') host?.after(host.cloneNode(true));
        else if (code === 'mixed') inner?.setAttribute('aria-checked', 'mixed');
        else if (code === 'bare') inner?.removeAttribute('aria-checked');
        else if (code === 'locked') host?.setAttribute('loading', '');
        else if (code === 'torn') host?.setAttribute('data-tea-model_value', '0');
      },
      [`cell-${row.ref.id}_campaign_opt_status`, change],
    );

  test.each([
    ['has no switch', 'ks', 'none', 'no-switch'],
    ['has two switches', 'ks', 'two', 'no-switch'],
    ['has a switch that is neither on nor off', 'ks', 'mixed', 'switch-busy'],
    ['has a newer switch that does not say', 'ks', 'bare', 'switch-busy'],
    ['has a switch that is locked', 'ks', 'locked', 'switch-busy'],
    ['has an older switch that contradicts itself', 'vi', 'torn', 'switch-busy'],
  ] as const)('when the row %s', async (_what, kind, change, reason) => {
    await open({ switch: kind, virtual: 'off' });
    const row = await runningRow();
    await ofRow(row, change);
    expect(await press(row)).toEqual(refused(reason));
  });
});

describe('finding a row', () => {
  const find = (ref: EntityRef) => visit.ask('find-row', { ref });

  test('there, absent, in another list, or where no list is', async () => {
    await open();
    const { ref } = await runningRow();
    expect(await find(ref)).toEqual({ row: 'there', bridge: 'working' });
    expect(await find({ ...ref, id: '1846211451413539999' })).toMatchObject({ row: 'absent' });
    expect(await find({ ...ref, level: 'ad' })).toMatchObject({ row: 'other-list' });
    expect(await find({ ...ref, advertiserId: '7000000000000000001' })).toMatchObject({ row: 'other-list' });
    await visit.page.locator('input.search').fill('no campaign has this name');
    await visit.page.keyboard.press('Enter');
    await waitFor(async () => (await find(ref))?.row === 'absent', 'the row to be gone');
    await visit.page.evaluate(() => history.pushState(null, '', '/i18n/dashboard'));
    expect(await find(ref)).toMatchObject({ row: 'no-list' });
  });

  test('not there while only its cells are kept and the row is scrolled away', async () => {
    await open({ virtual: 'd', rows: 100 });
    const { ref } = await runningRow();
    await visit.page.evaluate(() => {
      const wrapper = document.querySelector('.KsTable')?.shadowRoot?.querySelector('.table__wrapper');
      if (wrapper) wrapper.scrollTop = 60 * 56;
    });
    await waitFor(async () => (await find(ref))?.row === 'absent', 'the row to be scrolled away');
  });

  test('loading until the list is mounted', async () => {
    await open({ mount: 60_000 });
    const [campaign] = manager.simulator.world.campaignsOf(ACCOUNT);
    const ref = { advertiserId: ACCOUNT, level: 'campaign', id: campaign?.id ?? '' } as const;
    expect(await find(ref)).toMatchObject({ row: 'loading' });
  });
});
