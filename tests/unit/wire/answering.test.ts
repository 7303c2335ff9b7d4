import { describe, expect, it, vi } from 'vitest';
import type { CommandName } from '@/utils/wire/commands';
import { answerMessage, type Handlers } from '@/utils/wire/server';
import { NAMES, SAMPLES } from './samples';

const own = { id: 'ours', origin: 'chrome-extension://ours' };
const popup = { id: 'ours', origin: own.origin };
const adsManager = { id: 'ours', origin: 'https://ads.tiktok.com', tab: { id: 1 }, frameId: 0 };

/** A worker that notes what it is asked. */
function worker(fails?: Error) {
  const asked: { command: string; input: unknown; who: string }[] = [];
  const failures: [string, unknown][] = [];
  const handlers = Object.fromEntries(
    NAMES.map((command) => [
      command,
      async (input: unknown, who: string) => {
        asked.push({ command, input, who });
        if (fails) throw fails;
        return SAMPLES[command].outputs[0];
      },
    ]),
  ) as unknown as Handlers;
  const ask = (raw: unknown, sender: Parameters<typeof answerMessage>[1] = popup) =>
    answerMessage(raw, sender, own, handlers, (command, error) => failures.push([command, error]));
  return { ask, asked, failures };
}
const message = (command: string, input: unknown = {}) => ({ standstill: 1, command, input });
const sample = (command: CommandName) => message(command, SAMPLES[command].input);

describe('a command', () => {
  it.each(NAMES)('%s from our own page is done', async (command) => {
    const { ask, asked } = worker();
    expect(await ask(sample(command))).toEqual({ ok: true, value: SAMPLES[command].outputs[0] });
    expect(asked).toEqual([{ command, input: SAMPLES[command].input, who: 'own-page' }]);
  });

  it.each(NAMES)('%s from Ads Manager is done only if it is meant for it', async (command) => {
    const { ask, asked } = worker();
    const allowed = SAMPLES[command].from === 'ads-manager';
    const answer = await ask(sample(command), adsManager);
    expect(answer).toEqual(
      allowed ? { ok: true, value: SAMPLES[command].outputs[0] } : { ok: false, reason: 'not-allowed' },
    );
    expect(asked.map(({ who }) => who)).toEqual(allowed ? ['ads-manager'] : []);
  });

  it.each([
    ['a frame inside Ads Manager', { ...adsManager, frameId: 2 }],
    ['another extension', { ...adsManager, id: 'theirs' }],
    ['another site', { ...adsManager, origin: 'https://elsewhere.example' }],
    ['Ads Manager without a lock', { ...adsManager, origin: 'http://ads.tiktok.com' }],
    ['another extension’s page', { id: 'theirs', origin: own.origin }],
    ['nobody', {}],
  ])('from %s is refused, whatever it asks', async (_what, sender) => {
    const { ask, asked } = worker();
    for (const command of NAMES)
      expect(await ask(sample(command), sender)).toEqual({ ok: false, reason: 'not-allowed' });
    expect(asked).toEqual([]);
  });

  it.each(NAMES)('%s in another shape is refused', async (command) => {
    const { ask, asked } = worker();
    for (const input of [null, [], 'x', 1, undefined])
      expect(await ask({ standstill: 1, command, input })).toEqual({ ok: false, reason: 'bad-input' });
    expect(asked).toEqual([]);
  });

  it('reaches the worker without what nobody agreed on', async () => {
    const { ask, asked } = worker();
    await ask(message('look-now', { ...SAMPLES['look-now'].input, token: 'smuggled' }));
    expect(asked[0]?.input).toEqual(SAMPLES['look-now'].input);
  });

  it.each(['no-such-command', '', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])(
    'that does not exist (%j) is refused',
    async (command) => {
      const { ask, failures } = worker();
      expect(await ask(message(command))).toEqual({ ok: false, reason: 'unknown-command' });
      expect(failures).toEqual([]);
    },
  );

  it('that fails is answered without the reason, which stays with us', async () => {
    const error = new Error('a secret detail');
    const { ask, failures } = worker(error);
    expect(await ask(sample('look-now'))).toEqual({ ok: false, reason: 'failed' });
    expect(failures).toEqual([['look-now', error]]);
  });

  it('that fails is told to us even if its handler throws at once', async () => {
    const onFailure = vi.fn();
    const handlers = {
      disconnect: () => {
        throw new Error('at once');
      },
    } as unknown as Handlers;
    expect(await answerMessage(sample('disconnect'), popup, own, handlers, onFailure)).toEqual({
      ok: false,
      reason: 'failed',
    });
    expect(onFailure).toHaveBeenCalledOnce();
  });
});

describe('a message that is not ours', () => {
  it.each([
    null,
    undefined,
    'press',
    {},
    { command: 'press', input: {} },
    { standstill: 2, command: 'press', input: {} },
    { standstill: '1', command: 'press', input: {} },
    { standstill: 1, command: 7, input: {} },
    { standstill: 1, command: 'x'.repeat(81), input: {} },
    { standstillPush: 1, push: 'rows', value: {} },
  ])('gets no answer: %j', async (raw) => {
    const { ask, asked } = worker();
    expect(await ask(raw)).toBeNull();
    expect(asked).toEqual([]);
  });
});
