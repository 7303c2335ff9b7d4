import { describe, expect, it } from 'vitest';
import type { PressResult } from '@/utils/gateways/page-session/link';
import { ACCOUNT, answered, FakePage, REF, RUNNING } from './fake-page';

async function pressed(pressResult: PressResult, page = new FakePage()) {
  page.pressResult = pressResult;
  const { outcome, ...rest } = await page.gateway.write(RUNNING, 'switch-off');
  return { outcome, reason: 'problem' in rest ? rest.problem.reason : null, page };
}
const sent = (body: string, more = {}): PressResult => ({ result: 'sent', answer: answered(body, more) });

describe('a press on the row’s own switch', () => {
  const results: [string, PressResult, string, string | null][] = [
    ['whose answer was seen and good', sent('{"code":0,"data":{}}'), 'accepted', null],
    ['that TikTok refuses', sent('{"code":3,"msg":"no"}'), 'rejected', 'press-refused'],
    ['whose answer is a page', sent('<html>'), 'unknown', 'press-unseen'],
    ['whose answer is empty', sent(''), 'unknown', 'press-unseen'],
    [
      'that led to where one signs in',
      sent('', { redirected: true, login: true }),
      'unknown',
      'press-unseen',
    ],
    [
      'whose answer never came',
      { result: 'sent', answer: { outcome: 'failed', reason: 'offline' } },
      'unknown',
      'press-unseen',
    ],
    ['after which TikTok asks the person', { result: 'asks' }, 'unknown', 'confirm-in-page'],
    ['that flipped the switch unseen', { result: 'flipped' }, 'unknown', 'press-unseen'],
    ['whose tab was lost', { result: 'lost' }, 'unknown', 'press-lost'],
    ['that was not needed', { result: 'already' }, 'unneeded', null],
    ['for which no row came', { result: 'no-row' }, 'rejected', 'press-no-row'],
    ['without a switch', { result: 'refused', reason: 'no-switch' }, 'rejected', 'press-no-switch'],
    ['in another account', { result: 'refused', reason: 'other-account' }, 'rejected', 'press-other-account'],
    [
      'on a row of another name',
      { result: 'refused', reason: 'row-differs' },
      'rejected',
      'press-row-differs',
    ],
  ];

  it.each(results)('%s is told as it is', async (_, result, outcome, reason) => {
    const told = await pressed(result);
    expect([told.outcome, told.reason]).toEqual([outcome, reason]);
    expect(told.page.presses).toHaveLength(1);
  });

  it('names the row in full, and never deletes', async () => {
    const { page } = await pressed({ result: 'already' });
    expect(page.presses).toEqual([
      { ref: REF, name: 'Spring', campaignId: null, adGroupId: null, to: 'off' },
    ]);
    expect(await page.gateway.write(RUNNING, 'delete')).toMatchObject({ outcome: 'rejected' });
    expect(page.presses).toHaveLength(1);
    expect(page.gateway.can).toMatchObject({ delete: [], repeat: false });
  });

  it('is not made while the session is stopped', async () => {
    const page = new FakePage();
    page.stopped.set(ACCOUNT, 'session-ended');
    expect(await pressed({ result: 'already' }, page)).toMatchObject({
      outcome: 'rejected',
      reason: 'session-stopped',
    });
    expect(page.presses).toEqual([]);
  });

  it('is not made when the session stopped while its row was waited for', async () => {
    const page = new FakePage();
    page.press = async (_wanted, isStopped) => {
      page.stopped.set(ACCOUNT, 'session-challenged');
      return (await isStopped()) ? { result: 'stopped' } : { result: 'already' };
    };
    expect(await pressed({ result: 'already' }, page)).toMatchObject({
      outcome: 'rejected',
      reason: 'session-stopped',
    });
  });

  it('stops the session after two in a row of which nobody saw the answer', async () => {
    const page = new FakePage();
    await pressed({ result: 'flipped' }, page);
    expect(page.stopped.size).toBe(0);
    await pressed({ result: 'lost' }, page);
    expect(page.stopped.get(ACCOUNT)).toBe('session-unsure');
  });

  it.each<[string, PressResult]>([
    ['never came', { result: 'sent', answer: { outcome: 'failed', reason: 'offline' } }],
    ['is a failure of a server', sent('{}', { status: 502 })],
  ])('stops it after two in a row whose answer %s', async (_, result) => {
    const page = new FakePage();
    await pressed(result, page);
    expect(page.stopped.size).toBe(0);
    await pressed(result, page);
    expect(page.stopped.get(ACCOUNT)).toBe('session-unsure');
  });

  it.each(['{"code":0}', '{"code":4,"msg":"no"}'])(
    'forgives one that nobody saw when the next one is answered with %s',
    async (answer) => {
      const page = new FakePage();
      for (const result of [{ result: 'flipped' }, sent(answer), { result: 'flipped' }] as PressResult[])
        await pressed(result, page);
      expect(page.stopped.size).toBe(0);
    },
  );

  it('counts anew once the person let it go on', async () => {
    const page = new FakePage();
    for (const result of ['flipped', 'lost'] as const) await pressed({ result }, page);
    page.stopped.clear();
    await pressed({ result: 'flipped' }, page);
    expect(page.stopped.size).toBe(0);
    await pressed({ result: 'flipped' }, page);
    expect(page.stopped.get(ACCOUNT)).toBe('session-unsure');
  });

  it('stops the session after three conflicts in a row', async () => {
    const page = new FakePage();
    for (let n = 0; n < 3; n++) await pressed(sent('{"code":6,"msg":"conflict"}'), page);
    expect(page.stopped.get(ACCOUNT)).toBe('session-limited');
  });

  it('waits for the one before it in the same account', async () => {
    const page = new FakePage();
    let under = 0;
    let most = 0;
    page.press = async () => {
      most = Math.max(most, ++under);
      await Promise.resolve();
      await Promise.resolve();
      under--;
      return { result: 'already' };
    };
    await Promise.all([1, 2, 3].map(() => page.gateway.write(RUNNING, 'switch-off')));
    expect(most).toBe(1);
  });
});
