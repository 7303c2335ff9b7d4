import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT, Replica, slotIds } from './replica-support';

let replica: Replica;
let page: Page;

beforeAll(async () => {
  replica = await Replica.start();
});
afterEach(() => replica.clear());
afterAll(() => replica.stop());

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
