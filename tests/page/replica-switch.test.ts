import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Replica, pageSwitch, shown, slotIds } from './replica-support';

let replica: Replica;
let page: Page;

beforeAll(async () => {
  replica = await Replica.start();
});
afterEach(() => replica.clear());
afterAll(() => replica.stop());

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
    // TikTok takes no second write to a campaign that is being edited.
    const edited = new Set<string | undefined>();
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
          const runs = entity?.switch === 'on' && campaign?.switch === 'on' && campaign.kind === 'manual';
          return runs && !edited.has(campaign.id);
        }) ?? '';
      edited.add(replica.simulator.world[kind].get(id)?.campaignId);
      await page.locator(pageSwitch(id, `${field}_opt_status`)).click();
      await shown(page, 2);
      expect(replica.simulator.world[kind].get(id)?.switch).toBe('off');
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
