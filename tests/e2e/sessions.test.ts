import { afterAll, beforeAll, expect, test } from 'vitest';
import { inEnglish } from '../support/english';
import { card, Rig, verdict } from '../support/rig';
import { until } from '../support/until';

/** A GMV Max session goes on although its campaign is off; deleting it asks first, and then both are proved. */
let rig: Rig;

beforeAll(async () => {
  rig = await Rig.start({ campaigns: 60 });
  await (await rig.connect()).close();
});
afterAll(() => rig?.stop());

test('a session that goes on is deleted from its card, after a question', async () => {
  const shop = rig.simulator.world
    .campaignsOf(rig.account)
    .find(
      ({ kind, switch: is, status, sessions = [] }) =>
        kind === 'gmv-max' && is === 'on' && !status && sessions.length > 0,
    );
  if (shop === undefined) throw new Error('No GMV Max campaign with a session');
  const [session, ...more] = shop.sessions ?? [];
  for (const { id } of more) rig.simulator.world.deleteSession(rig.account, id, { kind: 'user' });
  const id = session?.id ?? '';

  const popup = await rig.openOwn('popup');
  await popup.getByRole('searchbox').fill(shop.name);
  await popup.getByRole('button', { name: inEnglish('common_pause_named', shop.name) }).click();
  await popup
    .getByRole('dialog')
    .getByRole('button', { name: inEnglish('common_pause'), exact: true })
    .click();
  await verdict(popup, shop.name, inEnglish('common_flag_still_running')).waitFor({ timeout: 100_000 });

  const open = card(popup, shop.name).getByRole('button', { name: inEnglish('popup_delete_session', id) });
  await open.click();
  const dialog = popup.getByRole('dialog', { name: inEnglish('popup_delete_session_title', id) });
  await dialog.getByText(inEnglish('popup_delete_session_final')).waitFor();
  await dialog.getByRole('button', { name: inEnglish('common_cancel') }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(rig.writesTo(id)).toEqual([]);

  await open.click();
  await dialog.getByRole('button', { name: inEnglish('popup_delete_session_confirm') }).click();
  await until(() => rig.writesTo(id).length === 1, 'the session to be deleted');
  await verdict(popup, shop.name, inEnglish('common_stage_nothing_can_run')).waitFor();
  await card(popup, shop.name)
    .getByText(inEnglish('verdict_done_sessions', '1', '1'))
    .waitFor();
  expect(rig.writesTo(shop.id)).toHaveLength(2);
  await popup.close();
});
