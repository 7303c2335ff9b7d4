import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Order } from '@/utils/core/order';
import { inEnglish } from '../support/english';
import { card, Rig } from '../support/rig';

/** "Delete when proven" is chosen with the name typed, in the page and in the popup, and only stored at first. */
let rig: Rig;

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 60 });
  await (await rig.connect()).close();
});
afterAll(() => rig?.stop());

/** What was stored and sent for a campaign: it is switched off now and not deleted. */
async function untilEnded(id: string, deleteWhenProven: boolean): Promise<void> {
  await rig.untilWrites(id, 1);
  expect(rig.writesTo(id).map(({ body }) => JSON.parse(body))).toMatchObject([
    { operation_status: 'DISABLE' },
  ]);
  const orders = (await rig.stored<Order>('orders')).filter(({ ref }) => ref.id === id);
  expect(orders.map((order) => [order.action, order.deleteWhenProven ?? false])).toEqual([
    ['end', deleteWhenProven],
  ]);
}

test('in Ads Manager, and the card in the popup says so', async () => {
  const campaign = rig.onTop('Spring Sale – Prospecting');
  const { name } = campaign;
  const tab = await rig.openAdsManager();
  await tab.press('end', name);
  await tab.untilAsked('end', name);
  await tab.roots.click('checkbox', inEnglish('common_delete_also'));
  await tab.roots.click('textbox', inEnglish('common_delete_type', name));
  await tab.page.keyboard.type(name);
  await tab.confirm('end');
  await untilEnded(campaign.id, true);

  const popup = await rig.openOwn('popup');
  await card(popup, name).getByText(inEnglish('common_delete_later')).waitFor();
  await popup.close();
});

test('in the popup, where Enter in the field and a wrong name do nothing', async () => {
  const [left, campaign, kept] = rig.ordinary(3);
  if (!left || !campaign || !kept) throw new Error('Three campaigns are needed');
  const popup = await rig.openOwn('popup');
  const dialog = popup.getByRole('dialog');
  const end = dialog.getByRole('button', { name: inEnglish('common_end'), exact: true });
  const choice = dialog.getByRole('checkbox', { name: inEnglish('common_delete_also') });
  const ask = async (name: string) => {
    await popup.getByRole('searchbox').fill(name);
    await popup.getByRole('button', { name: inEnglish('common_end_named', name) }).click();
    await dialog.waitFor();
  };

  await ask(left.name);
  expect(await choice.isChecked()).toBe(false);
  await choice.check();
  const field = dialog.getByRole('textbox');
  await field.fill(left.name.toLowerCase());
  await dialog.locator('button:disabled', { hasText: inEnglish('common_end') }).waitFor();
  await field.fill(left.name);
  await dialog.locator('button:enabled', { hasText: inEnglish('common_end') }).waitFor();
  await field.press('Enter');
  await field.press('Escape');
  await dialog.waitFor({ state: 'hidden' });

  await ask(campaign.name);
  expect(await choice.isChecked()).toBe(false);
  await choice.check();
  await dialog
    .getByRole('textbox', { name: inEnglish('common_delete_type', campaign.name) })
    .fill(campaign.name);
  await end.click();
  await untilEnded(campaign.id, true);
  await card(popup, campaign.name).getByText(inEnglish('common_delete_later')).waitFor();

  await ask(kept.name);
  await end.click();
  await untilEnded(kept.id, false);
  await card(popup, kept.name).waitFor();
  expect(await card(popup, kept.name).getByText(inEnglish('common_delete_later')).count()).toBe(0);
  // Had Enter confirmed, its order would have come before these two.
  expect((await rig.stored<Order>('orders')).filter(({ ref }) => ref.id === left.id)).toEqual([]);
  await popup.close();
});
