import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT, AdsManager } from './ads-manager';
import { orderView } from './fake-worker';
import type { Visit } from './visit';
import { waitFor } from './wait-for';

/** From a press beside a row to an order in the worker, as a person meets it. */
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

/** The name in the first "Pause …" label: a campaign that is on. */
async function running(): Promise<{ id: string; name: string }> {
  const label = (await visit.until(/^Pause /)).name.slice('Pause '.length);
  const rows = await visit.untilEveryRowIsServed();
  const row = rows.find(({ name }) => name.replace(/\s+/g, ' ').trim() === label);
  if (!row) throw new Error(`No row for ${label}`);
  return { id: row.id, name: label };
}

const presses = (count: number) =>
  waitFor(async () => visit.worker.presses.length >= count, `${count} presses to reach the worker`);

const rowClicks = () => visit.page.evaluate(() => window.__replica.rowClicks);

/** Tells the page what the worker now knows of a row. */
async function tell(id: string, change: Parameters<typeof orderView>[1]): Promise<void> {
  const press = visit.worker.presses.findLast(({ ref }) => ref.id === id);
  if (!press) throw new Error('nothing was pressed');
  visit.worker.orders.set(id, orderView(press, change));
  await visit.push({ advertiserId: ACCOUNT, access: 'connected', rows: [visit.worker.view(PLACE, id)] });
}

describe('Pause', () => {
  test('one click orders it for the row under the pointer, and the row shows it is under way', async () => {
    visit = await manager.open();
    const { id, name } = await running();
    await visit.click(`Pause ${name}`);
    await presses(1);
    expect(visit.worker.presses[0]).toMatchObject({ action: 'pause', seenName: name, ref: { ...PLACE, id } });
    expect(visit.worker.presses[0]?.orderId).toMatch(/^[0-9a-f-]{36}$/);
    await visit.until(`${name}: Stop ordered. Open the list of stops.`);
    await tell(id, { stage: 'switched-off' });
    await visit.until(`${name}: Switched off at TikTok. Open the list of stops.`);
  });

  test('a double click and further clicks while it is under way are one order', async () => {
    visit = await manager.open();
    const { name } = await running();
    const box = await visit.box(await visit.until(`Pause ${name}`));
    await visit.page.mouse.dblclick(box.x + 12, box.y + 12);
    await presses(1);
    await visit.page.mouse.click(box.x + 12, box.y + 12);
    await visit.until(new RegExp(`: Stop ordered`));
    expect(new Set(visit.worker.presses.map(({ orderId }) => orderId)).size).toBe(1);
    expect(visit.worker.presses).toHaveLength(1);
  });

  test('Undo orders a resume with an id of its own', async () => {
    visit = await manager.open();
    const { id, name } = await running();
    await visit.click(`Pause ${name}`);
    await visit.click('Undo');
    await presses(2);
    const [pause, undo] = visit.worker.presses;
    expect(undo).toMatchObject({ action: 'resume', ref: { ...PLACE, id } });
    expect(undo?.orderId).not.toBe(pause?.orderId);
  });

  test('a lost answer is said so, and pressing again repeats the same order', async () => {
    visit = await manager.open();
    const { name } = await running();
    visit.worker.health = 'lost';
    await visit.click(`Pause ${name}`);
    await visit.until(/not known whether the order was taken/, 'StaticText');
    const before = visit.worker.presses.length;
    visit.worker.health = 'alive';
    await visit.click(`Pause ${name}`);
    await presses(before + 1);
    expect(new Set(visit.worker.presses.map(({ orderId }) => orderId)).size).toBe(1);
  });

  test('a refusal of the worker is shown in words and leaves the buttons usable', async () => {
    visit = await manager.open();
    const { name } = await running();
    visit.worker.refuse = { status: 'refused', said: { key: 'common_cannot_stop_promote', values: {} } };
    await visit.click(`Pause ${name}`);
    await visit.until(/Promote can only be ended/, 'StaticText');
    visit.worker.refuse = null;
    await visit.click(`Pause ${name}`);
    await presses(2);
    expect(new Set(visit.worker.presses.map(({ orderId }) => orderId)).size).toBe(2);
  });

  test('works from the keyboard alone and keeps the focus in its row', async () => {
    visit = await manager.open();
    const { id, name } = await running();
    const control = await visit.until(`Pause ${name}`);
    await visit.cdp.send('DOM.focus', { backendNodeId: control.backendNodeId });
    await visit.page.keyboard.press('Enter');
    await presses(1);
    expect(visit.worker.presses[0]?.ref.id).toBe(id);
    expect(await rowClicks()).toBe(0);
  });

  test('a stop that did not hold offers to stop again, with a new order', async () => {
    visit = await manager.open();
    const { id, name } = await running();
    await visit.click(`Pause ${name}`);
    await presses(1);
    const said = { key: 'page_sending', values: {} };
    await tell(id, {
      stage: 'accepted',
      tone: 'money-leaving',
      flags: [{ flag: 'still-running', since: 0, said, next: 'stop-again' }],
    });
    await visit.until(`${name}: Still running. Open the list of stops.`);
    await visit.click(`Stop ${name} again`);
    await presses(2);
    expect(visit.worker.presses[1]?.orderId).not.toBe(visit.worker.presses[0]?.orderId);
  });
});

describe('Pause on a row that TikTok has not told about yet', () => {
  /** The list with nothing known of its rows, and this campaign on top. */
  async function openUnread(name: string): Promise<void> {
    const campaigns = manager.simulator.world.campaignsOf(ACCOUNT);
    for (const campaign of campaigns) if (campaign.name === name) campaign.createTime = Date.now() * 2;
    visit = await manager.open(
      {},
      { before: (worker) => campaigns.forEach(({ id }) => worker.unread.add(id)) },
    );
  }

  test('an ordinary one is ordered without a question', async () => {
    await openUnread('Spring Sale – Prospecting');
    await visit.click('Pause Spring Sale – Prospecting');
    await presses(1);
    expect(visit.worker.presses[0]).toMatchObject({ action: 'pause' });
  });

  test('one whose pause costs more is asked about first', async () => {
    const name = 'iOS 14 dedicated – SKAN installs';
    await openUnread(name);
    await visit.click(`Pause ${name}`);
    await visit.until(`Pause “${name}”?`, 'dialog');
    expect(visit.worker.presses).toHaveLength(0);
    await visit.click('Pause');
    await presses(1);
  });
});

describe('End', () => {
  test('asks first, names the campaign and its spend, and only then orders', async () => {
    visit = await manager.open();
    const { id, name } = await running();
    await visit.click(`End ${name}`);
    await visit.until(`End “${name}”?`, 'dialog');
    await visit.until(/^Spent today: \$/, 'StaticText');
    expect(visit.worker.presses).toHaveLength(0);
    await visit.click('End');
    await presses(1);
    expect(visit.worker.presses[0]).toMatchObject({ action: 'end', ref: { ...PLACE, id }, seenName: name });
    await visit.untilGone(`End “${name}”?`, 'dialog');
  });

  test('Enter does not confirm, held or pressed twice; Escape and Cancel close', async () => {
    visit = await manager.open();
    const { name } = await running();
    const { keyboard } = visit.page;
    const focus = async () => {
      const { backendNodeId } = await visit.until(`End ${name}`);
      await visit.cdp.send('DOM.focus', { backendNodeId });
    };
    await focus();
    await keyboard.down('Enter');
    await visit.until('Cancel');
    await keyboard.down('Enter');
    await keyboard.down('Enter');
    await visit.until('Cancel');
    await keyboard.up('Enter');
    await keyboard.press('Enter');
    await visit.untilGone('Cancel');
    await focus();
    await keyboard.press('Enter');
    await visit.until('Cancel');
    await keyboard.press('Escape');
    await visit.untilGone('Cancel');
    await visit.click(`End ${name}`);
    await visit.click('Cancel');
    await visit.untilGone('Cancel');
    expect(visit.worker.presses).toHaveLength(0);
  });

  test('the focus cannot leave the dialog and comes back to its button', async () => {
    visit = await manager.open();
    const { name } = await running();
    const { backendNodeId } = await visit.until(`End ${name}`);
    await visit.cdp.send('DOM.focus', { backendNodeId });
    await visit.page.keyboard.press('Enter');
    await visit.until('Cancel');
    const focused = async () => {
      const { nodes } = await visit.cdp.send('Accessibility.getFullAXTree');
      const at = nodes.find((node) =>
        node.properties?.some(
          (one) => one.name === 'focused' && one.value.value === true && node.role?.value === 'button',
        ),
      );
      return (at?.name?.value as string | undefined) ?? null;
    };
    const met = new Set<string | null>();
    for (let step = 0; step < 8; step += 1) {
      met.add(await focused());
      await visit.page.keyboard.press('Tab');
    }
    met.delete(null);
    expect([...met].sort()).toEqual(['Cancel', 'End']);
    await visit.page.keyboard.press('Escape');
    await waitFor(async () => (await focused()) === `End ${name}`, 'the focus to come back');
  });

  test('is refused when the row went away while the question was open', async () => {
    visit = await manager.open({ virtual: 'a' });
    const { name } = await running();
    await visit.click(`End ${name}`);
    await visit.until('Cancel');
    await visit.page.evaluate(() => {
      for (const cell of document.querySelectorAll('.KsTable > [slot$="_campaign_name"]')) cell.remove();
    });
    await visit.click('End');
    await visit.until(/nothing was sent/, 'StaticText');
    expect(visit.worker.presses).toHaveLength(0);
  });
});

describe('Resume', () => {
  test('states the budget that may be spent again and needs a lifted hold for what was ended', async () => {
    visit = await manager.open(
      {},
      {
        before(worker) {
          for (const campaign of manager.simulator.world.campaigns.values()) worker.held.add(campaign.id);
        },
      },
    );
    const label = (await visit.until(/^Resume /)).name;
    await visit.click(label);
    await visit.until(/It may again spend \$|It may spend the rest|no budget of its own/, 'StaticText');
    await visit.click('Resume');
    await visit.click('Lift the hold. This was ended on purpose.', 'checkbox');
    expect(visit.worker.presses).toHaveLength(0);
    await visit.click('Resume');
    await presses(1);
    expect(visit.worker.presses[0]).toMatchObject({ action: 'resume', liftHold: true });
  });
});

describe('what does not count', () => {
  test('clicks made by a script of the page', async () => {
    visit = await manager.open();
    const { name } = await running();
    const { backendNodeId } = await visit.until(`Pause ${name}`);
    const { object } = await visit.cdp.send('DOM.resolveNode', { backendNodeId });
    await visit.cdp.send('Runtime.callFunctionOn', {
      objectId: object.objectId ?? '',
      functionDeclaration: 'function () { this.click(); this.dispatchEvent(new MouseEvent("click")); }',
    });
    await visit.click(`Pause ${name}`);
    await presses(1);
    expect(visit.worker.presses).toHaveLength(1);
  });

  test('clicks on buttons the page made invisible', async () => {
    visit = await manager.open();
    const { name } = await running();
    const box = await visit.box(await visit.until(`Pause ${name}`));
    await visit.page.addStyleTag({ content: 'body { opacity: 0 }' });
    await visit.page.mouse.click(box.x + 12, box.y + 12);
    await visit.page.evaluate(() =>
      document
        .querySelectorAll('style')
        .forEach((one) => one.textContent === 'body { opacity: 0 }' && one.remove()),
    );
    // Who presses on at once, where nothing could be seen just now, is asked; this person looks first.
    await visit.page.mouse.move(0, 0);
    await visit.click(`Pause ${name}`);
    await presses(1);
    expect(visit.worker.presses).toHaveLength(1);
  });
});
