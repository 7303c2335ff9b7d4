// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { LiveCampaignRow } from '@/components/campaigns/live-campaign-row';
import { Desk } from '@/components/desk/desk';
import { entityKey, type EntityRef, type Kind } from '@/utils/core/entity';
import type { EvidenceBody } from '@/utils/core/evidence';
import type { Order } from '@/utils/core/order';
import { campaignsOf, keepList } from '@/utils/store/campaign-lists';
import type { StandstillDatabase } from '@/utils/store/database';
import { addEvidence } from '@/utils/store/evidence';
import { inEnglish } from '../../support/english';
import { emptyStore, playWorker, press, show } from '../../support/faces';

/** Two accounts, each with campaigns, and orders on some of them. */
const SHOES = '7011234567890123456';
const HATS = '7019876543210987654';
let store: StandstillDatabase;

beforeEach(async () => {
  localStorage.clear();
  store = emptyStore();
  const account = { status: 'STATUS_ENABLE', gateway: 'marketing-api', listProblem: null } as const;
  await store.advertisers.bulkPut([
    { ...account, id: SHOES, name: 'Shoes', currency: 'USD', timezone: 'UTC', listedAt: Date.now() },
    { ...account, id: HATS, name: 'Hats', currency: 'JPY', timezone: 'UTC', listedAt: Date.now() },
  ]);
  await store.connections.put({
    gateway: 'marketing-api',
    state: 'connected',
    person: '',
    connectedAt: 0,
    checkedAt: 0,
    missing: [],
  });
});

async function campaign(name: string, id: string, { of = SHOES, kind = 'manual' as Kind } = {}) {
  const ref: EntityRef = { advertiserId: of, level: 'campaign', id };
  const entity = {
    ref,
    name,
    kind,
    switch: 'on' as const,
    status: 'CAMPAIGN_STATUS_ENABLE',
    campaignId: id,
    adGroupId: null,
    budget: '240.00',
    budgetMode: 'BUDGET_MODE_DAY',
    ios14: false,
  };
  await store.entities.put({
    ...entity,
    key: entityKey(ref),
    advertiserId: of,
    level: 'campaign',
    readAt: Date.now(),
    spentToday: '12.00',
    spendReadAt: Date.now(),
  });
  return entity;
}

/** An order a minute ago, and what was learned since. */
async function ordered(
  entity: Awaited<ReturnType<typeof campaign>>,
  { action = 'pause' as Order['action'], rejected = false } = {},
) {
  const at = Date.now() - 60_000;
  const { ref, name } = entity;
  const id = crypto.randomUUID();
  await store.orders.put({
    id,
    ref,
    action,
    gateway: 'marketing-api',
    seenName: name,
    createdAt: at,
    entityKey: entityKey(ref),
    advertiserId: ref.advertiserId,
    dueAt: -1,
    flagged: 0,
    judgedAt: at,
  });
  const problem = { remedy: 'give-up', reason: 'invalid', apiCode: 40002, apiMessage: null } as const;
  const answer = rejected ? ({ outcome: 'rejected', problem } as const) : ({ outcome: 'accepted' } as const);
  const bodies: EvidenceBody[] = [
    { type: 'identified', entity, matches: true, from: 'read', readAt: at },
    { type: 'sending', attempt: 1, target: ref, operation: 'switch-off' },
    { type: 'answered', attempt: 1, ...answer },
  ];
  for (const body of bodies) {
    const stamp = { at, tiktokAt: at, requestIds: [] };
    await addEvidence(store, { ...body, orderId: id, gateway: 'marketing-api', stamp });
  }
  return id;
}

const search = () => screen.getByRole('searchbox');
const choose = async (label: string, value: string) =>
  fireEvent.change(await screen.findByRole('combobox', { name: label }), { target: { value } });
const cards = () => screen.queryAllByRole('article').map((card) => card.querySelector('h3')?.textContent);
/** Nothing is laid out without a browser, so rows are counted, not looked at. */
const found = (some: number, all: number) =>
  screen.findByText((text) =>
    text.endsWith(inEnglish('popup_found', some.toLocaleString('en'), all.toLocaleString('en'))),
  );

describe('the desk', () => {
  it('shows all accounts until one is chosen, and then that one until it is asked for all again', async () => {
    await ordered(await campaign('Boots', '1'));
    await ordered(await campaign('Bowlers', '2', { of: HATS }));
    show(<Desk />, store);
    await waitFor(() => expect(cards().toSorted()).toEqual(['Boots', 'Bowlers']));
    await choose(inEnglish('popup_account'), HATS);
    await waitFor(() => expect(cards()).toEqual(['Bowlers']));
    await choose(inEnglish('popup_account'), '');
    await waitFor(() => expect(cards()).toHaveLength(2));
  });

  it('searches orders and campaigns by name and id', async () => {
    await ordered(await campaign('Winter boots', '1846000000000000001'));
    await ordered(await campaign('Sandals', '1846000000000000002'));
    await campaign('Winter socks', '1846000000000000003');
    show(<Desk />, store);
    await waitFor(() => expect(cards()).toHaveLength(2));
    fireEvent.input(search(), { target: { value: 'WÍNTER' } });
    await waitFor(() => expect(cards()).toEqual(['Winter boots']));
    await found(2, 3);
    fireEvent.input(search(), { target: { value: '0002' } });
    await waitFor(() => expect(cards()).toEqual(['Sandals']));
    await found(1, 3);
  });

  it('filters by the stage that the cards say, flags being one of them', async () => {
    await ordered(await campaign('Taken', '1'));
    await ordered(await campaign('Refused', '2'), { rejected: true });
    await campaign('Left alone', '3');
    show(<Desk />, store);
    await waitFor(() => expect(cards()).toEqual(['Refused', 'Taken']));
    await choose(inEnglish('popup_filter_stage'), 'flagged');
    await waitFor(() => expect(cards()).toEqual(['Refused']));
    await found(1, 3);
    await choose(inEnglish('popup_filter_stage'), 'accepted');
    await waitFor(() => expect(cards()).toEqual(['Taken']));
  });

  it('filters by kind, says when nothing is left, and lets everything back in', async () => {
    await ordered(await campaign('Shop', '1', { kind: 'gmv-max' }));
    await ordered(await campaign('Plain', '2'));
    show(<Desk />, store);
    await waitFor(() => expect(cards()).toHaveLength(2));
    await choose(inEnglish('popup_filter_kind'), 'gmv-max');
    await waitFor(() => expect(cards()).toEqual(['Shop']));
    await choose(inEnglish('popup_filter_kind'), 'topview');
    await screen.findByText(inEnglish('popup_no_match'));
    press(screen.getByRole('button', { name: inEnglish('popup_clear_search') }));
    await waitFor(() => expect(cards()).toHaveLength(2));
  });

  it('hides no flag in silence, and shows it again with one press', async () => {
    await ordered(await campaign('Refused', '1'), { rejected: true });
    await campaign('Bowlers', '2', { of: HATS });
    show(<Desk />, store);
    await waitFor(() => expect(cards()).toEqual(['Refused']));
    expect(screen.queryByText(inEnglish('popup_hidden_flags', '1'))).toBeNull();
    await choose(inEnglish('popup_account'), HATS);
    await screen.findByText(inEnglish('popup_hidden_flags', '1'));
    expect(cards()).toEqual([]);
    press(screen.getByRole('button', { name: inEnglish('popup_show_hidden') }));
    await waitFor(() => expect(cards()).toEqual(['Refused']));
  });

  it('lists ten thousand campaigns of two accounts', async () => {
    const one = await campaign('Boots', '1');
    const known = await store.entities.get(entityKey(one.ref));
    if (known === undefined) throw new Error('Nothing was stored');
    await store.entities.bulkPut(
      Array.from({ length: 9999 }, (_, at) => {
        const ref = { ...one.ref, advertiserId: at % 2 === 0 ? SHOES : HATS, id: String(at + 2) };
        return { ...known, ref, key: entityKey(ref), advertiserId: ref.advertiserId, readAt: 0 };
      }),
    );
    await keepList(store, SHOES, await campaignsOf(store, SHOES));
    await keepList(store, HATS, await campaignsOf(store, HATS));
    show(<Desk />, store);
    await screen.findByRole('heading', { name: `${inEnglish('popup_campaigns')} 10,000` });
    fireEvent.input(search(), { target: { value: '9876' } });
    await found(1, 10_000);
  });

  it('says on a card that what it spent since is not known, and never nothing', async () => {
    await ordered(await campaign('Boots', '1'));
    show(<Desk />, store);
    const card = await screen.findByRole('article', { name: 'Boots' });
    within(card).getByText(inEnglish('popup_spent_since_unknown'));
  });

  it('takes a pause of just now back with one press on its card', async () => {
    const asked = playWorker({ press: ({ orderId }) => ({ status: 'taken', orderId }) });
    const entity = await campaign('Boots', '1');
    await ordered(entity);
    show(<Desk />, store);
    const card = await screen.findByRole('article', { name: 'Boots' });
    press(within(card).getByRole('button', { name: inEnglish('common_undo') }));
    await screen.findByText(inEnglish('popup_taken_resume', 'Boots'));
    expect(asked.filter(({ command }) => command === 'press')).toMatchObject([
      { input: { action: 'resume', ref: entity.ref } },
    ]);
  });

  it('goes from the search to the first card and from card to card with the arrow keys', async () => {
    await ordered(await campaign('Refused', '1'), { rejected: true });
    await ordered(await campaign('Taken', '2'));
    show(<Desk />, store);
    await waitFor(() => expect(cards()).toEqual(['Refused', 'Taken']));
    fireEvent.keyDown(search(), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(screen.getByRole('article', { name: 'Refused' }));
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(screen.getByRole('article', { name: 'Taken' }));
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowUp' });
    expect(document.activeElement).toBe(screen.getByRole('article', { name: 'Refused' }));
  });
});

describe('a row of the list', () => {
  it('follows what is read of its campaign, and acts on that', async () => {
    await campaign('Boots', '1');
    const [listed] = await store.entities.toArray();
    if (listed === undefined) throw new Error('Nothing was stored');
    const chosen: string[] = [];
    show(
      <LiveCampaignRow
        campaign={listed}
        currency="USD"
        account={null}
        judged={null}
        held={false}
        onChoose={(now, action) => chosen.push(`${action} ${now.switch}`)}
      />,
      store,
    );
    screen.getByRole('button', { name: inEnglish('common_pause_named', 'Boots') });
    await store.entities.update(listed.key, { switch: 'off' });
    press(await screen.findByRole('button', { name: inEnglish('common_resume_named', 'Boots') }));
    expect(chosen).toEqual(['resume off']);
  });
});
