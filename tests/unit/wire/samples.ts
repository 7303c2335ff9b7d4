import type { CommandName } from '@/utils/wire/commands';

export const ORDER_ID = '00000000-0000-4000-8000-000000000001';
export const REF = {
  advertiserId: '7011223344556677889',
  level: 'campaign',
  id: '1846211451413538123',
} as const;
const SAID = { key: 'problem_offline', values: { code: '' } };

export const ORDER_VIEW = {
  id: ORDER_ID,
  action: 'pause',
  stage: 'accepted',
  resumed: false,
  flags: [{ flag: 'rejected', since: 1, said: SAID, next: 'retry' }],
  said: SAID,
  tone: 'waiting',
  lastLookAt: null,
  nextLookAt: 2,
  createdAt: 1,
} as const;

export const ROW_VIEW = {
  ref: REF,
  name: 'Spring',
  kind: 'manual',
  switch: 'on',
  canStop: 'yes',
  held: false,
  askBeforePause: false,
  pauseRisk: null,
  order: ORDER_VIEW,
} as const;

const DESCRIPTION = {
  ref: REF,
  name: 'Spring',
  kind: 'gmv-max',
  switch: 'on',
  currency: 'USD',
  spentToday: '12.34',
  budget: null,
  budgetMode: 'BUDGET_MODE_DAY',
  held: false,
  ios14: false,
  canDelete: true,
};

const PAGE_ANSWER = {
  outcome: 'answered',
  status: 200,
  redirected: false,
  login: false,
  type: 'application/json',
  date: 1,
  logId: null,
  body: '{"code":0}',
};
const SEEN = { advertiserId: REF.advertiserId, level: 'campaign', answer: PAGE_ANSWER };

interface Sample {
  from: 'ads-manager' | 'own-page';
  input: Record<string, unknown>;
  /** Fields of the input that may be left out. */
  mayLack: string[];
  outputs: unknown[];
}

/** Every command as it is used: who may send it, with what, and what comes back. */
export const SAMPLES: Record<CommandName, Sample> = {
  'page/rows': {
    from: 'ads-manager',
    input: { advertiserId: REF.advertiserId, level: 'campaign', rows: [{ id: REF.id, name: 'Spring' }] },
    mayLack: [],
    outputs: [{ access: 'connected', rows: [ROW_VIEW] }],
  },
  press: {
    from: 'ads-manager',
    input: { orderId: ORDER_ID, action: 'end', ref: REF, seenName: 'Spring', liftHold: true },
    mayLack: ['liftHold'],
    outputs: [
      { status: 'taken', orderId: ORDER_ID },
      { status: 'refused', said: SAID },
    ],
  },
  risks: {
    from: 'ads-manager',
    input: { ref: REF, about: 'rules' },
    mayLack: [],
    outputs: [{ risks: [] }, { risks: [{ weight: 'unchecked', said: SAID }] }],
  },
  describe: { from: 'ads-manager', input: { ref: REF }, mayLack: [], outputs: [null, DESCRIPTION] },
  'page/seen-list': {
    from: 'ads-manager',
    input: { ...SEEN, from: '2026-03-10', to: '2026-03-10', page: 1, narrowed: false },
    mayLack: [],
    outputs: [null],
  },
  'page/seen-switch': {
    from: 'ads-manager',
    input: { ...SEEN, ids: [REF.id], to: 'off' },
    mayLack: [],
    outputs: [null],
  },
  'resume-session': {
    from: 'ads-manager',
    input: { advertiserId: REF.advertiserId },
    mayLack: [],
    outputs: [null],
  },
  'page/removes-us': { from: 'ads-manager', input: { removes: true }, mayLack: [], outputs: [null] },
  open: { from: 'ads-manager', input: { page: 'connect' }, mayLack: [], outputs: [null] },
  acknowledge: {
    from: 'own-page',
    input: { orderId: ORDER_ID, flag: 'turned-back-on' },
    mayLack: [],
    outputs: [null],
  },
  'look-now': { from: 'own-page', input: { orderId: ORDER_ID }, mayLack: [], outputs: [null] },
  'open-ads-manager': {
    from: 'own-page',
    input: { advertiserId: REF.advertiserId },
    mayLack: [],
    outputs: [null],
  },
  'reload-tabs': { from: 'own-page', input: {}, mayLack: [], outputs: [{ tabs: 1 }] },
  'how-are-tabs': {
    from: 'own-page',
    input: {},
    mayLack: [],
    outputs: [
      { deaf: 0, removing: [] },
      { deaf: 1, removing: [REF.advertiserId] },
    ],
  },
  'refresh-campaigns': {
    from: 'own-page',
    input: { advertiserId: REF.advertiserId },
    mayLack: [],
    outputs: [
      { status: 'read', campaigns: 3 },
      { status: 'failed', said: SAID },
    ],
  },
  'stop-everything': {
    from: 'own-page',
    input: { runId: ORDER_ID, advertiserIds: [REF.advertiserId] },
    mayLack: [],
    outputs: [null],
  },
  'undo-everything': {
    from: 'own-page',
    input: { runId: ORDER_ID, undoes: ORDER_ID.replace(/1$/, '2') },
    mayLack: [],
    outputs: [null],
  },
  'try-account-again': {
    from: 'own-page',
    input: { runId: ORDER_ID, advertiserId: REF.advertiserId },
    mayLack: [],
    outputs: [null],
  },
  connect: {
    from: 'own-page',
    input: { token: 'abc', advertiserIds: [REF.advertiserId], scope: ['4'] },
    mayLack: ['advertiserIds', 'scope'],
    outputs: [
      { status: 'connected', advertisers: 1, missing: [] },
      { status: 'refused', said: SAID },
    ],
  },
  'note-sent': {
    from: 'own-page',
    input: { orderId: ORDER_ID, what: 'ticket', note: '5501234' },
    mayLack: [],
    outputs: [null],
  },
  'erase-everything': { from: 'own-page', input: {}, mayLack: [], outputs: [null] },
  'ask-consent': { from: 'own-page', input: { way: 'window' }, mayLack: [], outputs: [null] },
  'forget-consent': { from: 'own-page', input: {}, mayLack: [], outputs: [null] },
  disconnect: {
    from: 'own-page',
    input: { gateway: 'mcp' },
    mayLack: [],
    outputs: [{ ended: true }],
  },
};

export const NAMES = Object.keys(SAMPLES) as CommandName[];
