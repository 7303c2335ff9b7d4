import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { PATIENT, Replica, pageSwitch, shown, slotIds } from './replica-support';

let replica: Replica;
let page: Page;

beforeAll(async () => {
  replica = await Replica.start();
});
afterEach(() => replica.clear());
afterAll(() => replica.stop());

const isOn = (id: string) => replica.simulator.world.campaigns.get(id)?.switch === 'on';
const running = async () =>
  (await slotIds(page)).find(
    (one) => isOn(one) && replica.simulator.world.campaigns.get(one)?.kind === 'manual',
  ) ?? '';
/** Presses as a script does. Playwright's locators see open shadow roots. */
const press = (id: string, index = 0) =>
  page
    .locator(pageSwitch(id))
    .nth(index)
    .evaluate((element) => (element as HTMLElement).click());

describe.each(['ks', 'vi'] as const)('a %s switch', (kind) => {
  test('that a script clicks turns off, after the answer and not before', async () => {
    page = await replica.open({ switch: kind });
    const id = await running();
    replica.simulator.faults.arm({ name: 'slow', endpoint: 'page/campaign/update_status', seconds: 3600 });
    await press(id);
    const button = page.locator(pageSwitch(id));
    const loading = () =>
      button.evaluate(
        (element) => element.hasAttribute('disabled') || element.classList.contains('is-disabled'),
      );
    await expect.poll(loading, PATIENT).toBe(true);
    expect(await button.getAttribute('aria-checked')).toBe('true');
    // A second press while it waits is nothing.
    await press(id);
    await expect
      .poll(
        () => replica.simulator.journal.entries().filter(({ path }) => path.includes('update_status')).length,
      )
      .toBe(1);
    replica.simulator.clock.advance(3_600_000);
    await shown(page, 2);
    expect(await button.getAttribute('aria-checked')).toBe(kind === 'ks' ? 'false' : null);
    expect(isOn(id)).toBe(false);
    expect(await page.evaluate(() => window.__replica.rowClicks)).toBe(0);
  });

  test.each(['ks', 'vi'] as const)(
    'may wait for a %s dialog of the page’s, which is the user’s to answer',
    async (dialog) => {
      page = await replica.open({ switch: kind, dialog });
      const id = await running();
      await press(id);
      await page.getByRole('button', { name: 'Confirm' }).waitFor();
      expect(isOn(id)).toBe(true);
      await page.getByRole('button', { name: 'Confirm' }).click();
      await shown(page, 2);
      expect(isOn(id)).toBe(false);
    },
  );

  test('has a copy that is only a picture, met first', async () => {
    page = await replica.open({ switch: kind, copies: 'dead' });
    const id = await running();
    expect(await page.locator(pageSwitch(id)).count()).toBe(2);
    await press(id, 0);
    await page.locator('[data-action="refresh"] .KsIconButton').click();
    await shown(page, 2);
    expect(isOn(id)).toBe(true);
    await press(id, 1);
    await shown(page, 3);
    expect(isOn(id)).toBe(false);
  });

  test('has a copy that works as well: pressing both undoes it', async () => {
    page = await replica.open({ switch: kind, copies: 'live' });
    replica.simulator.settings.session.conflictMs = 0;
    const id = await running();
    await press(id, 0);
    await shown(page, 2);
    expect(isOn(id)).toBe(false);
    await press(id, 1);
    await shown(page, 3);
    expect(isOn(id)).toBe(true);
  });
});

describe('what cannot be switched here', () => {
  const promote = () =>
    [...replica.simulator.world.campaigns.values()].find(({ kind }) => kind === 'promote')?.id ?? '';

  test.each(['ks', 'vi'] as const)('has a %s switch that is disabled, or none', async (kind) => {
    page = await replica.open({ switch: kind, rows: 1000, virtual: 'd' });
    const button = page.locator(pageSwitch(promote()));
    await press(promote());
    expect(
      await button.evaluate((one) => one.hasAttribute('disabled') || one.classList.contains('is-disabled')),
    ).toBe(true);
    await page.goto(replica.url({ mount: 0, locked: 'none', rows: 1000, virtual: 'd' }));
    await shown(page);
    expect(await page.locator(pageSwitch(promote())).count()).toBe(0);
    expect(replica.simulator.journal.entries().some(({ path }) => path.includes('update_status'))).toBe(
      false,
    );
  });

  test('Promote may have a switch that works', async () => {
    replica.simulator.settings.session.promoteSwitch = true;
    page = await replica.open({ rows: 1000, virtual: 'd' });
    await press(promote());
    await shown(page, 2);
    expect(isOn(promote())).toBe(false);
  });
});
