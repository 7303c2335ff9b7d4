import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT, Replica, shown } from './replica-support';

/** What the extension may rely on, and what it must survive, is really so in the replica. */
let replica: Replica;
let page: Page;

beforeAll(async () => {
  replica = await Replica.start();
});
afterEach(async () => {
  await page.context().close();
  replica.simulator.reset();
});
afterAll(() => replica.stop());

/** The ids in the slot names of the name cells, in document order. */
const slotIds = (on: Page, field = 'campaign_name') =>
  on.$$eval(
    `.KsTable > [slot^="cell-"][slot$="_${field}"]`,
    (cells) => cells.map((cell) => cell.slot.slice(5, cell.slot.indexOf('_'))),
    undefined,
  );

/** The rows of the shadow table that stand inside the visible part, by the text of their name cell. */
const visibleNames = (on: Page) =>
  on.evaluate(() => {
    const root = document.querySelector('.KsTable')?.shadowRoot;
    const area = root?.querySelector('.table__wrapper')?.getBoundingClientRect();
    const rows = [...(root?.querySelectorAll('tbody tr[data-index]') ?? [])].filter((row) => {
      const box = row.getBoundingClientRect();
      return area && box.bottom > area.top + 44 && box.top < area.bottom - 48;
    });
    return rows.map((row) => {
      const slots = [...row.querySelectorAll('slot')];
      const slot = slots.find((one) => /_(campaign|ad|creative)_name$/.test(one.name));
      return slot?.assignedElements()[0]?.querySelector('[class~="KsLink"]')?.textContent ?? null;
    });
  });

const scrollTo = (on: Page, row: number) =>
  on.evaluate((top) => {
    const wrapper = document.querySelector('.KsTable')?.shadowRoot?.querySelector('.table__wrapper');
    if (wrapper) wrapper.scrollTop = top;
  }, row * 56);

const firstIndex = (on: Page) =>
  on.evaluate(() =>
    Number(
      document.querySelector('.KsTable')?.shadowRoot?.querySelector<HTMLElement>('tr[data-index]')?.dataset[
        'index'
      ],
    ),
  );

const untilScrolled = (on: Page, beyond: number) =>
  on.waitForFunction(
    (row) =>
      Number(
        document.querySelector('.KsTable')?.shadowRoot?.querySelector<HTMLElement>('tr[data-index]')?.dataset[
          'index'
        ],
      ) >= row,
    beyond,
  );

const pageSwitch = (id: string, field = 'campaign_opt_status') =>
  `.KsTable > [slot="cell-${id}_${field}"] [role="switch"]`;

describe('the table is built like the real one', () => {
  test('rows live in an open shadow root, contents are slotted light children', async () => {
    page = await replica.open();
    const seen = await page.evaluate(() => {
      const host = document.querySelector('.KsTable');
      const cell = host?.querySelector(':scope > [slot$="_campaign_name"][slot^="cell-1"]');
      return {
        tag: host?.tagName.toLowerCase(),
        lightRows: document.querySelectorAll('tr, td, [role="row"]').length,
        shadowRows: host?.shadowRoot?.querySelectorAll('tbody tr').length ?? 0,
        slotParent: cell?.assignedSlot?.parentElement?.tagName,
        slot: cell?.slot,
        link: cell?.querySelector('[role="link"]')?.className,
        footer: host?.querySelector('[slot="footer-stat_cost"]')?.textContent,
      };
    });
    expect(seen.tag).toMatch(/^ks-virtual-table-1-1-1[0-9a-z]$/);
    expect(seen.lightRows).toBe(0);
    expect(seen.shadowRows).toBeGreaterThan(5);
    expect(seen.slotParent).toBe('TD');
    expect(seen.slot).toMatch(/^cell-\d{18,19}_campaign_name$/);
    expect(seen.link).toBe('KsLink KsLink--inherit');
    expect(seen.footer).toMatch(/^[\d,]+\.\d\d USD$/);
  });

  test('the table comes late, in a root that was not there before', async () => {
    page = await replica.page();
    await page.goto(replica.url({ mount: 1500 }));
    expect(await page.locator('.tabs').count()).toBe(1);
    expect(await page.locator('.KsTable, main > [id]').count()).toBe(0);
    await shown(page);
    expect(await page.locator('main > [id] .KsTable').count()).toBe(1);
  });

  test('the name is whole in the DOM, clipped on screen; row links have no size before hover', async () => {
    page = await replica.open({ rows: 200 });
    const long = page.locator('[class~="KsLink"]', { hasText: 'Ticket GRW-48213' });
    await page.locator('input.search').fill('Ticket GRW');
    await page.locator('input.search').press('Enter');
    await shown(page, 2);
    expect((await long.textContent())?.length).toBe(200);
    const clip = await long.evaluate((link) => {
      const box = link.closest('.cl-overflow-hidden');
      return box && { overflow: getComputedStyle(box).overflow, width: box.clientWidth };
    });
    expect(clip?.overflow).toBe('hidden');
    expect(clip?.width).toBeLessThan(400);
    const edit = page.locator('.row-action').first();
    expect(await edit.evaluate((link) => link.getBoundingClientRect().width)).toBe(0);
    await long.hover();
    expect(await edit.evaluate((link) => link.getBoundingClientRect().width)).toBeGreaterThan(0);
  });

  test('a second light child of the same slot shows in the cell and moves with it', async () => {
    page = await replica.open({ rows: 100 });
    const id = (await slotIds(page))[0] ?? '';
    const before = await page.evaluate((row) => {
      const mark = document.createElement('span');
      mark.textContent = 'mark';
      mark.id = 'mark';
      mark.slot = `cell-${row}_campaign_name`;
      document.querySelector('.KsTable')?.append(mark);
      return mark.getBoundingClientRect().top;
    }, id);
    await page.locator('.KsTable .table__wrapper').evaluate((wrapper) => wrapper.scrollBy(0, 30));
    expect(await page.locator('#mark').evaluate((mark) => mark.getBoundingClientRect().top)).toBe(
      before - 30,
    );
  });

  test('sticky columns stay while the table scrolls sideways', async () => {
    page = await replica.open();
    const left = () =>
      page
        .locator('.KsTable [class~="KsLink"]')
        .first()
        .evaluate((x) => x.getBoundingClientRect().left);
    const cost = () =>
      page.locator('.KsTable > [slot="header-stat_cost"]').evaluate((x) => x.getBoundingClientRect().left);
    const [name, money] = [await left(), await cost()];
    await page.locator('.KsTable .table__wrapper').evaluate((wrapper) => wrapper.scrollBy(200, 0));
    expect(await left()).toBe(name);
    expect(await cost()).toBe(money - 200);
  });

  test('tag suffixes differ between loads, and two bundles share a page', async () => {
    page = await replica.open();
    const tags = () =>
      page.evaluate(() => [
        ...new Set([...document.querySelectorAll('[class~="KsText"]')].map((x) => x.tagName)),
      ]);
    const first = await tags();
    expect(first).toHaveLength(2);
    await page.reload();
    await shown(page);
    expect(await tags()).not.toEqual(first);
  });

  test('the row id is five levels deep in an expando of leaf elements', async () => {
    page = await replica.open();
    const found = await page.evaluate(() => {
      const link = document.querySelector('.KsTable [class~="KsLink"]');
      const key = Object.keys(link ?? {}).find((name) => name.startsWith('__reactProps$'));
      const slot = link?.closest('[slot]')?.getAttribute('slot');
      return {
        props: JSON.stringify(Reflect.get(link ?? {}, key ?? '')),
        id: slot?.slice(5, slot.indexOf('_')),
      };
    });
    expect(found.props).toBe(`{"children":{"props":{"row":{"original":{"campaign_id":"${found.id}"}}}}}`);
  });
});

describe('virtualization', () => {
  const flags = { rows: 100 };

  test.each(['a', 'b', 'c', 'd'] as const)(
    '%s: what is seen while scrolling is the list',
    async (virtual) => {
      page = await replica.open({ ...flags, virtual: 'off' });
      const all = await page.locator('.KsTable [class~="KsLink"]').allTextContents();
      await page.goto(replica.url({ ...flags, mount: 0, virtual }));
      await shown(page);
      for (const row of [0, 20, 60, 90, 40]) {
        await scrollTo(page, row);
        await page
          .waitForFunction(
            ([top]) =>
              document.querySelector('.KsTable')?.shadowRoot?.querySelector('.table__wrapper')?.scrollTop ===
              top,
            [Math.min(row, 99) * 56],
          )
          .catch(() => undefined);
        await expect
          .poll(async () => {
            const names = await visibleNames(page);
            const at = all.findIndex((_, index) =>
              names.every((name, offset) => all[index + offset] === name),
            );
            return names.length > 5 && at >= Math.min(row, 80) - 1;
          })
          .toBe(true);
      }
    },
  );

  test('a: light cells leave with their row and come back as other nodes', async () => {
    page = await replica.open({ ...flags, virtual: 'a' });
    const id = (await slotIds(page))[0] ?? '';
    const cell = await page.$(`.KsTable > [slot="cell-${id}_campaign_name"]`);
    await scrollTo(page, 60);
    await untilScrolled(page, 40);
    expect(await slotIds(page)).not.toContain(id);
    expect(await cell?.evaluate((node) => node.isConnected)).toBe(false);
    await scrollTo(page, 0);
    await expect.poll(() => slotIds(page)).toContain(id);
    expect(await cell?.evaluate((node) => node.isConnected)).toBe(false);
  });

  test('b: the same node gets the slot name and the name of another row', async () => {
    page = await replica.open({ ...flags, virtual: 'b' });
    const id = (await slotIds(page))[0] ?? '';
    const cell = await page.$(`.KsTable > [slot="cell-${id}_campaign_name"]`);
    const link = await cell?.$('[class~="KsLink"]');
    const name = await link?.textContent();
    await scrollTo(page, 60);
    await untilScrolled(page, 40);
    expect(await cell?.evaluate((node) => node.isConnected)).toBe(true);
    expect(await cell?.getAttribute('slot')).not.toBe(`cell-${id}_campaign_name`);
    expect(await link?.evaluate((node) => node.isConnected)).toBe(true);
    expect(await link?.textContent()).not.toBe(name);
  });

  test('c: slot names stay for ever, so they name the wrong row after a scroll', async () => {
    page = await replica.open({ ...flags, virtual: 'c' });
    const ids = await slotIds(page);
    const cell = await page.$(`.KsTable > [slot="cell-${ids[0]}_campaign_name"]`);
    const content = await cell?.$('[class~="KsLink"]');
    const name = await content?.textContent();
    await scrollTo(page, 60);
    await untilScrolled(page, 40);
    expect(await slotIds(page)).toEqual(ids);
    expect(await cell?.evaluate((node) => node.isConnected)).toBe(true);
    expect(await content?.evaluate((node) => node.isConnected)).toBe(false);
    expect(await (await cell?.$('[class~="KsLink"]'))?.textContent()).not.toBe(name);
  });

  test('d: all light cells are there, few shadow rows', async () => {
    page = await replica.open({ ...flags, virtual: 'd' });
    expect(await slotIds(page)).toHaveLength(100);
    const rows = await page.locator('.KsTable tr[data-index]').count();
    expect(rows).toBeLessThan(40);
    const hidden = await page
      .locator('.KsTable > [slot$="_campaign_name"]')
      .evaluateAll(
        (cells) => cells.filter((cell) => cell.slot.startsWith('cell-') && !cell.assignedSlot).length,
      );
    expect(hidden).toBe(100 - rows);
  });
});

describe('scrolling', () => {
  const countEvents = () => {
    let count = 0;
    window.addEventListener('scroll', () => (count += 1), true);
    document.addEventListener('scroll', () => (count += 1), true);
    document
      .querySelector('.KsTable')
      ?.shadowRoot?.addEventListener(
        'scroll',
        () => document.documentElement.setAttribute('data-inner', 'seen'),
        true,
      );
    Object.assign(window, { outerScrolls: () => count });
  };
  const outer = () => page.evaluate(() => (Reflect.get(window, 'outerScrolls') as () => number)());

  test('native: the scroll event never leaves the shadow root', async () => {
    page = await replica.open({ rows: 100 });
    await page.evaluate(countEvents);
    await page.mouse.move(500, 400);
    await page.mouse.wheel(0, 2500);
    await untilScrolled(page, 20);
    await page.waitForFunction(() => document.documentElement.dataset['inner'] === 'seen');
    expect(await outer()).toBe(0);
  });

  test('translate: the wheel moves rows and no scroll event exists at all', async () => {
    page = await replica.open({ rows: 100, scroll: 'translate' });
    await page.evaluate(countEvents);
    await page.mouse.move(500, 400);
    await page.mouse.wheel(0, 2500);
    await untilScrolled(page, 20);
    expect(await outer()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.dataset['inner'])).toBeUndefined();
    expect(await firstIndex(page)).toBeGreaterThan(20);
  });
});

describe('re-rendering', () => {
  const plant = () => {
    const mark = document.createElement('span');
    mark.id = 'mark';
    mark.slot =
      document.querySelector('.KsTable > [slot^="cell-1"][slot$="_name"]')?.getAttribute('slot') ?? '';
    document.querySelector('.KsTable')?.append(mark);
  };

  test('a usual one leaves foreign children of the host alone', async () => {
    page = await replica.open({ rerender: 30 });
    await page.evaluate(plant);
    const from = await page.evaluate(() => window.__replica.rerenders);
    await page.waitForFunction((count) => window.__replica.rerenders > count + 5, from);
    expect(await page.locator('#mark').count()).toBe(1);
  });

  test('a harsh one removes them', async () => {
    page = await replica.open({ rerender: 30, harsh: true });
    const before = await visibleNames(page);
    await page.evaluate(plant);
    await page.waitForFunction(() => document.getElementById('mark') === null);
    expect(await visibleNames(page)).toEqual(before);
  });
});

describe('the page’s own switch', () => {
  test.each(['ks', 'vi'] as const)('%s: sends a form, reads the list again, then shows it', async (kind) => {
    page = await replica.open({ switch: kind });
    const { world } = replica.simulator;
    const ids = await slotIds(page);
    const id =
      ids.find(
        (one) => world.campaigns.get(one)?.kind === 'manual' && world.campaigns.get(one)?.switch === 'on',
      ) ?? '';
    const button = page.locator(pageSwitch(id));
    expect(await button.getAttribute('aria-checked')).toBe('true');
    await button.click();
    await shown(page, 2);
    expect(await button.getAttribute('aria-checked')).toBe(kind === 'ks' ? 'false' : null);
    expect(world.campaigns.get(id)?.switch).toBe('off');
    expect(world.changes.at(-1)).toMatchObject({ id, to: 'off', by: { kind: 'page' } });
    expect(await page.locator(`.KsTable > [slot="cell-${id}_campaign_status"]`).textContent()).toContain(
      'Inactive',
    );
    const paths = replica.simulator.journal.entries().map((entry) => entry.path);
    const update = paths.indexOf('/api/v3/i18n/overture/campaign/update_status/');
    expect(paths.lastIndexOf('/api/v4/i18n/statistics/op/campaign/list/')).toBeGreaterThan(update);
    expect(replica.simulator.journal.entries()[update]).toMatchObject({ who: 'page', status: 200 });
    expect(await page.evaluate(() => window.__replica.rowClicks)).toBe(0);
  });

  test('works on ad groups and ads too, with the names of this interface', async () => {
    for (const [path, field, kind] of [
      ['/i18n/manage/adgroup', 'ad', 'adGroups'],
      ['/i18n/manage/creative', 'creative', 'ads'],
    ] as const) {
      page = await replica.open({}, path);
      const ids = await slotIds(page, `${field}_name`);
      const id =
        ids.find((one) => {
          const entity = replica.simulator.world[kind].get(one);
          const campaign = replica.simulator.world.campaigns.get(entity?.campaignId ?? '');
          return entity?.switch === 'on' && campaign?.switch === 'on' && campaign.kind === 'manual';
        }) ?? '';
      await page.locator(pageSwitch(id, `${field}_opt_status`)).click();
      await shown(page, 2);
      expect(replica.simulator.world[kind].get(id)?.switch).toBe('off');
      if (kind === 'adGroups') await page.context().close();
    }
  });

  test('a change from elsewhere shows after Refresh data', async () => {
    page = await replica.open();
    const { world } = replica.simulator;
    const id = (await slotIds(page)).find((one) => world.campaigns.get(one)?.switch === 'on') ?? '';
    world.setSwitch('campaign', id, 'off', { kind: 'api' });
    expect(await page.locator(pageSwitch(id)).getAttribute('aria-checked')).toBe('true');
    await page.locator('[data-action="refresh"] .KsIconButton').click();
    await shown(page, 2);
    expect(await page.locator(pageSwitch(id)).getAttribute('aria-checked')).toBe('false');
  });

  test.each(['ks', 'vi'] as const)('may ask first (%s dialog); Cancel changes nothing', async (dialog) => {
    page = await replica.open({ dialog });
    const { world } = replica.simulator;
    const id = (await slotIds(page)).find((one) => world.campaigns.get(one)?.switch === 'on') ?? '';
    await page.locator(pageSwitch(id)).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(world.campaigns.get(id)?.switch).toBe('on');
    await page.locator(pageSwitch(id)).click();
    await page.getByRole('button', { name: 'Confirm' }).click();
    await shown(page, 2);
    expect(world.campaigns.get(id)?.switch).toBe('off');
  });
});

describe('the endpoints', () => {
  const list = (extra: object, csrf = true, name = 'campaign') =>
    page.evaluate(
      async ([body, account, withToken, which]) => {
        const token = /csrftoken=([^;]*)/.exec(document.cookie)?.[1] ?? '';
        const answer = await fetch(`/api/v4/i18n/statistics/op/${which}/list/?aadvid=${account}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(withToken ? { 'x-csrftoken': token } : {}) },
          body,
        });
        const type = answer.headers.get('content-type') ?? '';
        return { status: answer.status, type, text: await answer.text() };
      },
      [
        JSON.stringify({
          common_req: { st: '2026-01-01', et: '2030-01-01', page: 1, page_size: 1000, ...extra },
        }),
        ACCOUNT,
        csrf,
        name,
      ] as const,
    );
  const rows = async (extra: object, name?: string) => {
    const answer = JSON.parse((await list(extra, true, name)).text) as {
      code: number;
      data: { table: Record<string, string>[]; pagination: { total_count: number } };
    };
    return answer.data.table;
  };

  test('refuse a POST without the CSRF header with an HTML page', async () => {
    page = await replica.open();
    const answer = await list({}, false);
    expect(answer.status).toBe(400);
    expect(answer.type).toContain('text/html');
    expect(answer.text).toContain('no csrf token present in data');
  });

  test('give deleted campaigns unless the filter leaves them out', async () => {
    page = await replica.open();
    const deleted = [...replica.simulator.world.campaigns.values()].filter(
      (campaign) => campaign.advertiserId === ACCOUNT && campaign.switch === 'deleted',
    );
    expect(deleted.length).toBeGreaterThan(0);
    const ids = (table: Record<string, string>[]) => table.map((row) => row['campaign_id']);
    const filter = (in_field_values: string[]) => ({
      filters: [{ field: 'campaign_status', filter_type: 0, in_field_values }],
    });
    expect(ids(await rows({}))).toEqual(expect.arrayContaining(deleted.map(({ id }) => id)));
    expect(ids(await rows(filter(['no_delete'])))).not.toContain(deleted[0]?.id);
    expect((await rows(filter(['delete']))).map((row) => row['campaign_primary_status'])).toEqual(
      deleted.map(() => 'delete'),
    );
  });

  test('filter by exact ids under their own names, ignore one wrong name and refuse another', async () => {
    page = await replica.open();
    const id = (await slotIds(page))[0] ?? '';
    const by = (field: string) => ({ filters: [{ field, filter_type: 0, in_field_values: [id] }] });
    expect((await rows(by('campaign_ids'))).map((row) => row['campaign_id'])).toEqual([id]);
    expect((await rows(by('ad_id'))).length).toBeGreaterThan(50);
    expect((await list(by('adgroup_id'))).text).toContain('"code":1300400001');
    const below = await rows(by('campaign_ids'), 'adgroup');
    expect(below.map((row) => row['ad_id'])).toEqual(
      expect.arrayContaining(replica.simulator.world.adGroupsOf(id).map((group) => group.id)),
    );
  });

  test('send numbers as strings, and no cpc at all in some rows', async () => {
    page = await replica.open();
    const answer = JSON.parse((await list({})).text) as {
      data: { table: { row_data: Record<string, unknown> }[] };
    };
    const metrics = answer.data.table.map((row) => row.row_data);
    expect(metrics.every((row) => Object.values(row).every((value) => typeof value === 'string'))).toBe(true);
    const without = metrics.filter((row) => !('cpc' in row)).length;
    expect(without).toBeGreaterThan(0);
    expect(without).toBeLessThan(metrics.length);
  });

  test('answer what they cannot decode with plain text that claims to be JSON', async () => {
    page = await replica.open();
    const answer = await list({ page: 'one' });
    expect(answer).toMatchObject({ status: 200, type: 'application/json' });
    expect(answer.text).toMatch(/^json: cannot unmarshal/);
  });

  test('send a visitor whose session has ended to the login page', async () => {
    page = await replica.open();
    await page.context().clearCookies();
    await page.locator('[data-action="refresh"] .KsIconButton').click();
    await page.waitForURL('**/i18n/login**');
  });
});

describe('getting about', () => {
  test('tabs and names change the address without a reload and mount another table', async () => {
    page = await replica.open({ rows: 50 });
    await page.evaluate(() => Object.assign(window, { stays: true }));
    const old = await page.$('.KsTable');
    const id = (await slotIds(page))[0] ?? '';
    await page.locator(`[slot="cell-${id}_campaign_name"] [class~="KsLink"]`).click();
    await shown(page, 2);
    const url = new URL(page.url());
    expect(url.pathname).toBe('/i18n/manage/adgroup');
    expect(url.searchParams.get('filters[0][in_field_values][0]')).toBe(id);
    expect(url.searchParams.get('sim')).toContain('rows:50');
    const groups = await slotIds(page, 'ad_name');
    expect(groups.sort()).toEqual(
      replica.simulator.world
        .adGroupsOf(id)
        .filter((group) => group.switch !== 'deleted')
        .map((group) => group.id)
        .sort(),
    );
    await page.locator('[data-tab="ad"]').click();
    await shown(page, 3);
    expect(new URL(page.url()).pathname).toBe('/i18n/manage/creative');
    await page.goBack();
    await shown(page, 4);
    expect(new URL(page.url()).pathname).toBe('/i18n/manage/adgroup');
    expect(await old?.evaluate((table) => table.isConnected)).toBe(false);
    expect(await page.evaluate(() => Reflect.get(window, 'stays'))).toBe(true);
    expect(await page.locator('.KsTable').count()).toBe(1);
  });

  test('a click beside the name selects the row', async () => {
    page = await replica.open();
    const id = (await slotIds(page))[0] ?? '';
    await page.locator(`[slot="cell-${id}_campaign_status"]`).click();
    expect(await page.evaluate(() => window.__replica.rowClicks)).toBe(1);
    expect(await page.locator('.KsTable tr.table__row--selected').count()).toBe(1);
    expect(await page.locator(`[slot="cell-${id}_selection"] .KsCheckbox .checkbox--checked`).count()).toBe(
      1,
    );
  });

  test('sorting, search and an empty result', async () => {
    page = await replica.open({ rows: 200, virtual: 'off' });
    await page.locator('.KsTable [slot="header-campaign_name"]').click();
    await shown(page, 2);
    const names = await page.locator('.KsTable [class~="KsLink"]').allTextContents();
    const lower = names.map((name) => name.toLowerCase());
    expect(lower).toEqual([...lower].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
    await page.locator('input.search').fill('Copy of Evergreen');
    await page.locator('input.search').press('Enter');
    await shown(page, 3);
    expect(await page.locator('.KsTable [class~="KsLink"]').allTextContents()).toEqual([
      'Copy of Evergreen',
      'Copy of Evergreen',
      'Copy of Evergreen',
    ]);
    await page.locator('input.search').fill('no such campaign');
    await page.locator('input.search').press('Enter');
    await shown(page, 4);
    expect(await slotIds(page)).toEqual([]);
    expect(await page.locator('.KsTable .table__empty').count()).toBe(1);
  });

  test('the date picker rewrites st and et', async () => {
    page = await replica.open();
    await page.locator('.KsDateRangeDisplayField').click();
    await page.getByRole('button', { name: 'Yesterday' }).click();
    await shown(page, 2);
    const params = new URL(page.url()).searchParams;
    expect(params.get('st')).toBe(params.get('et'));
    expect(await page.locator('.KsTable > [slot="footer-stat_cost"]').textContent()).toBe('0.00 USD');
  });

  test('without aadvid to the login page, with a foreign one to forbidden', async () => {
    page = await replica.page();
    await page.goto(`${replica.origin}/i18n/manage/campaign?sim=login:200`);
    await page.waitForURL('**/i18n/login/?redirect=*');
    await page.goto(replica.url({}, '/i18n/manage/campaign', '7000000000000000001'));
    expect(new URL(page.url()).pathname).toBe('/i18n/forbidden');
  });

  test('a flag that does not exist is refused', async () => {
    page = await replica.page();
    const answer = await page.goto(`${replica.origin}/i18n/manage/campaign?aadvid=${ACCOUNT}&sim=virtul:a`);
    expect(answer?.status()).toBe(400);
    expect(await answer?.text()).toContain('virtul');
  });
});

describe('traps', () => {
  test('rows whose id is not a number', async () => {
    page = await replica.open({ nonNumeric: true });
    const ids = await slotIds(page);
    expect(ids).toEqual(expect.arrayContaining(['draft-9f2a']));
    expect(await page.locator(pageSwitch('draft-9f2a')).count()).toBe(0);
  });

  test('a page that was rebuilt: the table is there, no row can be read', async () => {
    page = await replica.open({ unreadable: true });
    const names = await page.evaluate(() => ({
      host: document.querySelectorAll('.KsTable').length,
      readable: [...document.querySelectorAll('.KsTable > [slot^="cell-"]')].filter((cell) =>
        /^cell-\d{15,20}_/.test(cell.slot),
      ).length,
      links: document.querySelectorAll('[class~="KsLink"]').length,
    }));
    expect(names).toEqual({ host: 1, readable: 0, links: 0 });
  });

  test('two nodes, or two rows, under one slot name', async () => {
    page = await replica.open({ duplicateSlots: 1 });
    const ids = await slotIds(page);
    expect(new Set(ids).size).toBe(ids.length / 2);
    await page.goto(replica.url({ mount: 0, duplicateSlots: 2 }));
    await shown(page);
    const double = await slotIds(page);
    expect(new Set(double).size).toBe(double.length - 1);
  });

  test('copies of the texts without size, and an announcement that swallows clicks', async () => {
    page = await replica.open({ zeros: true, gotit: true });
    const name = (await visibleNames(page))[0] ?? '';
    expect(await page.locator('.measure-copies span', { hasText: name }).count()).toBeGreaterThan(1);
    const id = (await slotIds(page))[0] ?? '';
    const status = page.locator(`[slot="cell-${id}_campaign_status"]`);
    await expect(status.click({ timeout: 500 })).rejects.toThrow('intercepts pointer events');
    await page.getByRole('button', { name: 'Got it' }).click();
    await status.click();
    expect(await page.evaluate(() => window.__replica.rowClicks)).toBe(1);
  });

  test('Chinese words and the other name of the money column', async () => {
    page = await replica.open({ lang: 'zh' });
    expect(await page.locator('.KsTable [slot="header-stat_cost"]').textContent()).toBe('消耗');
    await page.goto(replica.url({ mount: 0, header: 'spend' }));
    await shown(page);
    expect(await page.locator('.KsTable [slot="header-stat_cost"]').textContent()).toBe('Spend');
  });

  test('GMV Max: a plain table in the light DOM without any id', async () => {
    page = await replica.page();
    await page.goto(replica.url({}, '/i18n/gmv-max/dashboard'));
    await page.waitForSelector('.gmv tbody tr');
    expect(await page.locator('.gmv tbody tr td:nth-child(2)').allTextContents()).toContainEqual(
      expect.stringContaining('GMV Max – all products'),
    );
    expect(await page.locator('.gmv').innerHTML()).not.toMatch(/\d{15,}/);
  });
});
