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
  canStop: true,
  held: false,
  askBeforePause: false,
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
};

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
  describe: { from: 'ads-manager', input: { ref: REF }, mayLack: [], outputs: [null, DESCRIPTION] },
  open: { from: 'ads-manager', input: { page: 'connect' }, mayLack: [], outputs: [null] },
  acknowledge: {
    from: 'own-page',
    input: { orderId: ORDER_ID, flag: 'turned-back-on' },
    mayLack: [],
    outputs: [null],
  },
  'look-now': { from: 'own-page', input: { orderId: ORDER_ID }, mayLack: [], outputs: [null] },
  'refresh-campaigns': {
    from: 'own-page',
    input: { advertiserId: REF.advertiserId },
    mayLack: [],
    outputs: [
      { status: 'read', campaigns: 3 },
      { status: 'failed', said: SAID },
    ],
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
  disconnect: { from: 'own-page', input: {}, mayLack: [], outputs: [null] },
};

export const NAMES = Object.keys(SAMPLES) as CommandName[];
