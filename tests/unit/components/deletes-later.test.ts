import { describe, expect, it } from 'vitest';
import { deletesLater } from '../../../components/orders/deletes-later';
import type { JudgedOrder } from '../../../components/orders/judged-orders';
import type { RaisedFlag, Verdict } from '../../../utils/core/verdict';
import { someJudged } from './some-judged';

describe('a card says that its promotion will be deleted', () => {
  it('from the order on until TikTok lists it as deleted, and only if that was chosen', () => {
    expect(deletesLater(ended({}))).toBe(true);
    expect(deletesLater(ended({ said: said('verdict_confirmed') }))).toBe(true);
    expect(deletesLater(ended({ said: said('verdict_deleted') }))).toBe(false);
    expect(deletesLater(ended({}, false))).toBe(false);
  });

  it('also while a flag holds it up', () => {
    expect(deletesLater(ended({ flags: [flag('verdict_still_spending')] }))).toBe(true);
  });

  it('not after TikTok refused it or its answer was lost, whatever is more urgent', () => {
    for (const key of ['verdict_delete_refused', 'verdict_delete_unknown']) {
      const flags = [flag('verdict_still_spending'), flag(key)];
      expect(deletesLater(ended({ flags, said: said('verdict_still_spending') })), key).toBe(false);
    }
  });

  it('not when a later order took over', () => {
    expect(deletesLater(ended({ closed: true, said: said('verdict_superseded') }))).toBe(false);
  });
});

function said(key: string): Verdict['said'] {
  return { key, values: {} };
}

function flag(key: string): RaisedFlag {
  return { flag: 'still-spending', since: 1, said: said(key), next: 'open-tiktok' };
}

function ended(verdict: Partial<Verdict>, deleteWhenProven = true): JudgedOrder {
  const order = { action: 'end', ...(deleteWhenProven ? { deleteWhenProven } : {}) } as const;
  return someJudged('Spring', { order, verdict: { said: said('verdict_accepted'), ...verdict } });
}
