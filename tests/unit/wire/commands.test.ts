import { describe, expect, it } from 'vitest';
import { COMMANDS, type CommandName } from '@/utils/wire/commands';
import { PUSHES } from '@/utils/wire/to-the-page';
import { fit, type Shape } from '@/utils/wire/shape';
import { NAMES, ORDER_ID, REF, ROW_VIEW, SAMPLES } from './samples';

const inputFits = (name: CommandName, value: unknown) =>
  fit<unknown>(COMMANDS[name].input as Shape<unknown>, value).ok;
const outputOf = (name: CommandName, value: unknown) =>
  fit<unknown>(COMMANDS[name].output as Shape<unknown>, value);

/** Values that no field of any command takes, whatever it is called. */
const NEVER = [Symbol.iterator, () => 1, NaN];

describe('the commands', () => {
  it('are these, each with its sender', () => {
    const senders = Object.fromEntries(Object.entries(COMMANDS).map(([name, { from }]) => [name, from]));
    expect(senders).toEqual(
      Object.fromEntries(Object.entries(SAMPLES).map(([name, { from }]) => [name, from])),
    );
  });

  it('that touch secrets, accounts or other pages are not for the script in Ads Manager', () => {
    for (const name of [
      'connect',
      'disconnect',
      'erase-everything',
      'acknowledge',
      'look-now',
      'refresh-campaigns',
      'stop-everything',
      'undo-everything',
      'try-account-again',
    ] as const)
      expect(COMMANDS[name].from).toBe('own-page');
  });
});

describe.each(NAMES)('%s', (name) => {
  const { input, mayLack, outputs } = SAMPLES[name];

  it('takes what it is sent', () => {
    expect(inputFits(name, input)).toBe(true);
  });

  it('refuses all that has no fields', () => {
    for (const value of [null, undefined, 0, '', 'x', true, []])
      expect([value, inputFits(name, value)]).toEqual([value, false]);
  });

  for (const field of Object.keys(input)) {
    const { [field]: _left, ...rest } = input;
    it(`${mayLack.includes(field) ? 'does' : 'does not do'} without ${field}`, () => {
      expect(inputFits(name, rest)).toBe(mayLack.includes(field));
    });
    it(`refuses ${field} in another shape`, () => {
      for (const value of [...NEVER, null]) expect(inputFits(name, { ...input, [field]: value })).toBe(false);
    });
  }

  it('leaves behind what it does not know', () => {
    const fitted = fit<unknown>(COMMANDS[name].input as Shape<unknown>, { ...input, evidence: 'smuggled' });
    expect(fitted).toEqual({ ok: true, value: input });
  });

  it('answers what it should and nothing else', () => {
    for (const output of outputs) expect(outputOf(name, output)).toEqual({ ok: true, value: output });
    for (const other of [undefined, 0, 'x', [], { status: 'other' }, {}])
      expect([other, outputOf(name, other).ok]).toEqual([other, false]);
  });

  it('answers no more than was agreed on', () => {
    for (const output of outputs) {
      const more = typeof output === 'object' && output !== null ? { ...output, token: 'smuggled' } : output;
      expect(outputOf(name, more)).toEqual({ ok: true, value: output });
    }
  });
});

describe('limits', () => {
  const press = SAMPLES.press.input;
  const rows = SAMPLES['page/rows'].input;
  const row = { id: REF.id, name: 'Spring' };

  it.each([
    ['an id of letters', 'press', { ...press, ref: { ...REF, id: '18462x' } }],
    ['an id of 21 digits', 'press', { ...press, ref: { ...REF, id: '1'.repeat(21) } }],
    ['an id that is a number', 'press', { ...press, ref: { ...REF, id: 1846211451 } }],
    ['an empty id', 'press', { ...press, ref: { ...REF, id: '' } }],
    ['a level that is none', 'press', { ...press, ref: { ...REF, level: 'account' } }],
    ['an action that is none', 'press', { ...press, action: 'delete' }],
    ['an order id that is none', 'press', { ...press, orderId: 'order-1' }],
    ['a longer order id', 'press', { ...press, orderId: `${ORDER_ID}0` }],
    ['a name of 1001 characters', 'press', { ...press, seenName: 'x'.repeat(1001) }],
    ['a material that is no id', 'press', { ...press, materials: ['Unboxing'] }],
    ['21 materials', 'press', { ...press, materials: Array(21).fill(REF.id) }],
    ['1001 rows', 'page/rows', { ...rows, rows: Array(1001).fill(row) }],
    ['a row without its name', 'page/rows', { ...rows, rows: [row, { id: REF.id }] }],
    ['a page that is not ours', 'open', { page: 'https://elsewhere.example/' }],
    ['a flag that is none', 'acknowledge', { orderId: ORDER_ID, flag: 'fine' }],
    ['something sent that is none', 'note-sent', { orderId: ORDER_ID, what: 'token', note: '' }],
    ['a note of 201 characters', 'note-sent', { orderId: ORDER_ID, what: 'ticket', note: 'x'.repeat(201) }],
    ['an empty token', 'connect', { token: '' }],
    ['a token of 4097 characters', 'connect', { token: 'x'.repeat(4097) }],
    ['10001 accounts', 'connect', { token: 'x', advertiserIds: Array(10_001).fill(REF.advertiserId) }],
    ['an account that is no id', 'connect', { token: 'x', advertiserIds: ['mine'] }],
  ] as const)('%s is refused', (_what, name, value) => {
    expect(inputFits(name, value)).toBe(false);
  });

  it.each([
    ['a name of 1000 characters', 'press', { ...press, seenName: 'x'.repeat(1000) }],
    ['a nameless row', 'press', { ...press, seenName: '' }],
    ['20 materials', 'press', { ...press, materials: Array(20).fill(REF.id) }],
    ['1000 rows', 'page/rows', { ...rows, rows: Array(1000).fill(row) }],
    ['no rows', 'page/rows', { ...rows, rows: [] }],
    ['a token of 4096 characters', 'connect', { token: 'x'.repeat(4096) }],
    // One login was seen to reach so many (facts: mcp 1.3).
    [
      'a token with 2322 accounts',
      'connect',
      { token: 'x', advertiserIds: Array(2322).fill(REF.advertiserId) },
    ],
    [
      'a stop of everything in 2322 accounts',
      'stop-everything',
      { ...SAMPLES['stop-everything'].input, advertiserIds: Array(2322).fill(REF.advertiserId) },
    ],
  ] as const)('%s is taken', (_what, name, value) => {
    expect(inputFits(name, value)).toBe(true);
  });

  it.each(['12', '12.345678', '-0.5', '123456789012345678'])('%s is money', (spentToday) => {
    const [, description] = SAMPLES.describe.outputs;
    expect(outputOf('describe', { ...(description as object), spentToday }).ok).toBe(true);
  });

  it.each([12, '12.', '.5', '1,000', '1e3', '$12', '12.3456789', '1234567890123456789'])(
    '%j is not money',
    (spentToday) => {
      const [, description] = SAMPLES.describe.outputs;
      expect(outputOf('describe', { ...(description as object), spentToday }).ok).toBe(false);
    },
  );
});

describe('what the worker tells the page', () => {
  const rows = { advertiserId: REF.advertiserId, access: 'connected', rows: [ROW_VIEW] };

  it('are rows, without anything that was not agreed on', () => {
    const more = { ...rows, token: 'smuggled', rows: [{ ...ROW_VIEW, evidence: [] }] };
    expect(fit(PUSHES.rows, more)).toEqual({ ok: true, value: rows });
  });

  it.each([
    ['an access we have no word for', { ...rows, access: 'fine' }],
    ['a row of an unknown kind', { ...rows, rows: [{ ...ROW_VIEW, kind: 'magic' }] }],
    [
      'a stage that is none',
      { ...rows, rows: [{ ...ROW_VIEW, order: { ...ROW_VIEW.order, stage: 'stopped' } }] },
    ],
  ])('not %s', (_what, value) => {
    expect(fit(PUSHES.rows, value).ok).toBe(false);
  });
});
