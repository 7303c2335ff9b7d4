import { describe, expect, test } from 'vitest';
import type { SeenRow } from '@/utils/page/rows';
import { RowTrust } from '@/utils/page/trust';

const row = (id: string, name: string, doubt: SeenRow['doubt'] = null): SeenRow => ({
  id,
  name,
  slot: `cell-${id}_campaign_name`,
  cell: {} as Element,
  doubt,
});
const answers = (names: Record<string, string>) => (id: string) => names[id] ?? null;
const silent = answers({});

describe('which rows may be acted on', () => {
  test('all, before TikTok answered: the worker checks the name again before it sends', () => {
    expect(new RowTrust().judge([row('1', 'A'), row('2', 'B')], silent)).toEqual({
      recycled: false,
      blocked: new Map(),
    });
  });

  test('not a row of which TikTok has another name', () => {
    const { blocked, recycled } = new RowTrust().judge(
      [row('1', 'A'), row('2', 'B')],
      answers({ 1: 'A', 2: 'C' }),
    );
    expect([...blocked]).toEqual([['2', 'name-differs']]);
    expect(recycled).toBe(false);
  });

  test('white space in the name TikTok gives does not matter', () => {
    expect(new RowTrust().judge([row('1', 'A B')], answers({ 1: ' A  B' })).blocked.size).toBe(0);
  });

  test('nor does another composition of its letters, as it does not to the worker', () => {
    const composed = ['Caf\u00e9', '\u00c9t\u00e9'].map((name, index) => row(String(index), name));
    const decomposed = answers({ 0: 'Cafe\u0301', 1: 'E\u0301te\u0301' });
    expect(new RowTrust().judge(composed, decomposed)).toEqual({ recycled: false, blocked: new Map() });
  });

  test('not a row whose name changed, until TikTok gives the new one', () => {
    const trust = new RowTrust();
    trust.judge([row('1', 'A')], answers({ 1: 'A' }));
    expect([...trust.judge([row('1', 'B')], answers({ 1: 'A' })).blocked]).toEqual([['1', 'name-changed']]);
    expect([...trust.judge([row('1', 'B')], answers({ 1: 'A' })).blocked]).toEqual([['1', 'name-changed']]);
    expect(trust.judge([row('1', 'B')], answers({ 1: 'B' })).blocked.size).toBe(0);
  });

  test('none of a list in which several names changed under their ids, and it stays so', () => {
    const trust = new RowTrust();
    trust.judge([row('1', 'A'), row('2', 'B'), row('3', 'C')], silent);
    expect(trust.judge([row('1', 'D'), row('2', 'B'), row('3', 'C')], silent).recycled).toBe(false);
    expect(trust.judge([row('1', 'D'), row('2', 'E'), row('3', 'C')], silent).recycled).toBe(true);
    expect(trust.judge([row('1', 'A'), row('2', 'B'), row('3', 'C')], silent).recycled).toBe(true);
  });

  test('none of a list of which several names are not the ones TikTok gives', () => {
    const rows = [row('1', 'B'), row('2', 'C'), row('3', 'D')];
    expect(new RowTrust().judge(rows, answers({ 1: 'A', 2: 'B', 3: 'C' })).recycled).toBe(true);
  });

  test('two rows with one id are blocked without blaming the whole list', () => {
    const { blocked, recycled } = new RowTrust().judge([row('1', 'A', 'shared-id')], silent);
    expect([...blocked]).toEqual([['1', 'shared-id']]);
    expect(recycled).toBe(false);
  });

  test('rows that scroll out and come back are believed', () => {
    const trust = new RowTrust();
    for (const ids of [
      ['1', '2'],
      ['3', '4'],
      ['1', '2'],
    ]) {
      expect(
        trust.judge(
          ids.map((id) => row(id, `N${id}`)),
          silent,
        ).blocked.size,
      ).toBe(0);
    }
  });
});
