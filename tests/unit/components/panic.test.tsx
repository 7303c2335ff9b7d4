// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { PanicPlace } from '@/components/panic/panic-place';
import { isThePhrase } from '@/components/panic/typed-phrase';
import type { PanicItem } from '@/utils/core/panic';
import type { KnownAdvertiser, KnownEntity, StandstillDatabase, StoredOrder } from '@/utils/store/database';
import { inEnglish } from '../../support/english';
import { emptyStore, playWorker, press, pressByScript, show } from '../../support/faces';

const US = '7011223344556677889';
const JP = '7022334455667788990';
const SPRING = '1846211451413538123';
const SUMMER = '1846211451413538124';
const STOP = '00000000-0000-4000-9000-000000000001';
const ORDER = '00000000-0000-4000-8000-000000000001';

function advertiser(id: string, name: string, currency: string): KnownAdvertiser {
  const timezone = 'UTC';
  return {
    id,
    name,
    currency,
    timezone,
    status: '',
    gateway: 'marketing-api',
    listedAt: null,
    listProblem: null,
  };
}
const ADVERTISERS = [advertiser(US, 'Northwind', 'USD'), advertiser(JP, 'Minato', 'JPY')];

function campaign(
  advertiserId: string,
  id: string,
  name: string,
  more: Partial<KnownEntity> = {},
): KnownEntity {
  return {
    key: `${advertiserId}/campaign/${id}`,
    ref: { advertiserId, level: 'campaign', id },
    advertiserId,
    level: 'campaign',
    name,
    kind: 'manual',
    switch: 'on',
    status: 'CAMPAIGN_STATUS_ENABLE',
    campaignId: id,
    adGroupId: null,
    budget: '50.00',
    budgetMode: 'BUDGET_MODE_DAY',
    ios14: false,
    readAt: Date.now(),
    spentToday: null,
    spendReadAt: null,
    ...more,
  };
}

const listed = { 'refresh-campaigns': () => ({ status: 'read', campaigns: 1 }) as const };
const dialog = () => screen.getByRole('dialog', { hidden: true });
const inDialog = (key: Parameters<typeof inEnglish>[0]) =>
  within(dialog()).getByRole<HTMLButtonElement>('button', { name: inEnglish(key), hidden: true });
const type = (text: string) =>
  fireEvent.input(within(dialog()).getByRole('textbox', { hidden: true }), { target: { value: text } });
const open = async () => press(await screen.findByRole('button', { name: inEnglish('panic_open') }));

/** A stop of everything in one account with one campaign, and its order with this evidence. */
async function stopped(
  store: StandstillDatabase,
  evidence: object[],
  more: Partial<PanicItem> = {},
): Promise<void> {
  const at = Date.now() - 5000;
  const item: PanicItem = {
    id: SPRING,
    name: 'Spring',
    kind: 'manual',
    switch: 'on',
    orderId: ORDER,
    left: null,
    ...more,
  };
  await store.panics.add({ id: STOP, action: 'stop', undoes: null, undoneBy: null, at });
  await store.panicAccounts.add({
    key: `${STOP}/${US}`,
    runId: STOP,
    advertiserId: US,
    name: 'Northwind',
    currency: 'USD',
    state: 'ordered',
    open: 0,
    problem: null,
    tries: 0,
    dueAt: at,
    readAt: at,
    items: [item],
  });
  const ref = { advertiserId: US, level: 'campaign', id: SPRING } as const;
  const order: StoredOrder = {
    id: ORDER,
    ref,
    action: 'pause',
    gateway: 'marketing-api',
    seenName: 'Spring',
    createdAt: at,
    runId: STOP,
    entityKey: `${US}/campaign/${SPRING}`,
    advertiserId: US,
    dueAt: -1,
    flagged: 0,
    judgedAt: at,
  };
  await store.orders.add(order);
  for (const [index, body] of evidence.entries()) {
    const stamp = { at: at + index * 1000, tiktokAt: at + index * 1000, requestIds: [] };
    await store.evidence.add({ ...body, orderId: ORDER, gateway: 'marketing-api', stamp } as never);
  }
}

const REF = { advertiserId: US, level: 'campaign', id: SPRING };
const SENDING = { type: 'sending', attempt: 1, target: REF, operation: 'switch-off' };
const LOST = {
  type: 'answered',
  attempt: 1,
  outcome: 'unknown',
  problem: { remedy: 'read-first', reason: 'no-answer', apiCode: null, apiMessage: null },
};

describe('the review before everything is stopped', () => {
  it('needs the phrase and a person, and stops only in the accounts that were chosen', async () => {
    const asked = playWorker({ ...listed, 'stop-everything': () => null });
    const store = emptyStore();
    await store.entities.bulkPut([campaign(US, SPRING, 'Spring'), campaign(JP, SUMMER, 'Summer')]);
    show(<PanicPlace advertisers={ADVERTISERS} />, store);
    await open();
    await screen.findByText(inEnglish('panic_total', '2', '2'));
    expect(inDialog('panic_confirm').disabled).toBe(true);
    fireEvent.click(within(dialog()).getByRole('checkbox', { name: /Minato/, hidden: true }));
    await screen.findByText(inEnglish('panic_total', '1', '1'));
    type('stop everythin');
    expect(inDialog('panic_confirm').disabled).toBe(true);
    type(' STOP  everything ');
    await waitFor(() => expect(inDialog('panic_confirm').disabled).toBe(false));
    pressByScript(inDialog('panic_confirm'));
    press(inDialog('panic_confirm'));
    await waitFor(() => expect(asked.filter(({ command }) => command === 'stop-everything')).toHaveLength(1));
    expect(asked.at(-1)?.input).toMatchObject({ advertiserIds: [US] });
  });

  it('says what cannot be read and what cannot be stopped, and where to go', async () => {
    const said = { key: 'problem_no_tab', values: {} };
    playWorker({ 'refresh-campaigns': () => ({ status: 'failed', said }) as const });
    const store = emptyStore();
    await store.entities.put(campaign(US, SPRING, 'Boost', { kind: 'promote' }));
    show(<PanicPlace advertisers={ADVERTISERS.slice(0, 1)} />, store);
    await open();
    await within(dialog()).findByText(new RegExp(inEnglish('panic_unread_before')));
    await waitFor(() => expect(dialog().textContent).toContain(inEnglish('common_cannot_stop_promote')));
    expect(within(dialog()).getByRole('link', { hidden: true }).getAttribute('href')).toContain(US);
    expect(dialog().textContent).toContain(inEnglish('panic_total', '0', '1'));
  });
});

describe('the run in the popup', () => {
  it('calls nothing switched off whose outcome nobody knows', async () => {
    playWorker(listed);
    const store = emptyStore();
    await stopped(store, [SENDING, LOST]);
    show(<PanicPlace advertisers={ADVERTISERS} />, store);
    const run = await screen.findByRole('region', { name: inEnglish('panic_run_title') });
    await within(run).findByText(inEnglish('panic_n_unknown', '1'));
    expect(within(run).getByText(inEnglish('panic_n_off', '0', '1'))).toBeTruthy();
  });

  it('says that an order which never came to be was not asked for', async () => {
    playWorker(listed);
    const store = emptyStore();
    await stopped(store, [], { orderId: ORDER.replace(/1$/, '2') });
    await store.panicAccounts.update(`${STOP}/${US}`, { state: 'mapped' });
    show(<PanicPlace advertisers={ADVERTISERS} />, store);
    const run = await screen.findByRole('region', { name: inEnglish('panic_run_title') });
    await within(run).findByText(inEnglish('panic_n_attention', '1'));
  });

  it('of days ago is still to be found, and to be undone', async () => {
    playWorker(listed);
    const store = emptyStore();
    await stopped(store, [SENDING, { type: 'answered', attempt: 1, outcome: 'accepted' }]);
    await store.panics.update(STOP, { at: Date.now() - 3 * 24 * 60 * 60_000 });
    show(<PanicPlace advertisers={ADVERTISERS} />, store);
    press(await screen.findByRole('button', { name: /3d ago/ }));
    await within(dialog()).findByText(inEnglish('panic_n_accepted', '1'));
    expect(inDialog('panic_undo')).toBeTruthy();
    expect(screen.queryByRole('region', { name: inEnglish('panic_run_title') })).toBeNull();
  });

  it('is undone only after the money and the phrase', async () => {
    const asked = playWorker({ ...listed, 'undo-everything': () => null });
    const store = emptyStore();
    await stopped(store, [SENDING, { type: 'answered', attempt: 1, outcome: 'accepted' }]);
    await store.entities.put(
      campaign(US, SPRING, 'Spring', { switch: 'off', status: 'CAMPAIGN_STATUS_DISABLE' }),
    );
    show(<PanicPlace advertisers={ADVERTISERS} />, store);
    press(await screen.findByRole('button', { name: inEnglish('panic_undo') }));
    await within(dialog()).findByText(inEnglish('panic_undo_per_day', '$50.00'));
    expect(inDialog('panic_undo_confirm').disabled).toBe(true);
    type(inEnglish('panic_undo_phrase'));
    await waitFor(() => expect(inDialog('panic_undo_confirm').disabled).toBe(false));
    press(inDialog('panic_undo_confirm'));
    await waitFor(() =>
      expect(asked.at(-1)).toMatchObject({ command: 'undo-everything', input: { undoes: STOP } }),
    );
  });
});

describe('the typed phrase', () => {
  it.each([
    ['stop everything', 'Stop everything', 'en', true],
    ['HER ŞEYI DURDUR', 'her şeyı durdur', 'tr', true],
    ['すべて　停止', 'すべて 停止', 'ja', true],
    ['', '', 'en', false],
    ['stop', 'stop everything', 'en', false],
    ['stop everything!', 'stop everything', 'en', false],
  ])('%j for %j in %s: %s', (typed, phrase, locale, is) => {
    expect(isThePhrase(typed, phrase, locale)).toBe(is);
  });
});
