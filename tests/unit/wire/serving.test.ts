import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { push, serve, type Handlers } from '@/utils/wire/server';
import { REF, ROW_VIEW } from './samples';

beforeEach(() => {
  fakeBrowser.reset();
  vi.restoreAllMocks();
});

const popup = { id: fakeBrowser.runtime.id, origin: `chrome-extension://${fakeBrowser.runtime.id}` };
const disconnect = { standstill: 1, command: 'disconnect', input: { gateway: 'mcp' } };

/** Delivers a message as the browser does: tells whether the way back stays open, and the answer. */
async function deliver(
  message: unknown,
  sender: object,
): Promise<{ kept: unknown[]; answer: Promise<unknown> }> {
  let tell: (value: unknown) => void = () => undefined;
  const answer = new Promise((resolve) => {
    tell = resolve;
  });
  const trigger = fakeBrowser.runtime.onMessage.trigger as (...args: unknown[]) => Promise<unknown[]>;
  return { kept: await trigger(message, sender, tell), answer };
}

describe('the worker’s ear', () => {
  const handlers = (): Handlers => ({ disconnect: async () => ({ ended: true }) }) as unknown as Handlers;

  it('hears at once the message that woke it, and keeps the way back open until then', async () => {
    serve(handlers(), () => undefined);
    const { kept, answer } = await deliver(disconnect, popup);
    expect(kept).toEqual([true]);
    expect(await answer).toEqual({ ok: true, value: { ended: true } });
  });

  it('refuses others, and says so', async () => {
    serve(handlers(), () => undefined);
    const { answer } = await deliver(disconnect, { ...popup, id: 'another-extension' });
    expect(await answer).toEqual({ ok: false, reason: 'not-allowed' });
  });

  it('leaves messages that are not ours to others', async () => {
    serve(handlers(), () => undefined);
    const { kept } = await deliver({ type: 'hello' }, popup);
    expect(kept).toEqual([undefined]);
  });
});

describe('telling the open Ads Manager tabs', () => {
  const rows = { advertiserId: REF.advertiserId, access: 'connected' as const, rows: [ROW_VIEW] };
  const value = rows as unknown as Parameters<typeof push<'rows'>>[1];

  /** Tabs with these ids; those in `deaf` have no script of ours. */
  function tabs(ids: (number | undefined)[], deaf: number[] = []) {
    const query = vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue(ids.map((id) => ({ id })) as never);
    const told = vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation((async (id: number) => {
      if (deaf.includes(id)) throw new Error('Could not establish connection.');
    }) as never);
    return { query, told };
  }

  it('goes to tabs of Ads Manager only, and to all of them', async () => {
    const { query, told } = tabs([1, 2]);
    await push('rows', value);
    expect(query).toHaveBeenCalledWith({ url: 'https://ads.tiktok.com/*' });
    const message = { standstillPush: 1, push: 'rows', value: rows };
    expect(told.mock.calls).toEqual([
      [1, message],
      [2, message],
    ]);
  });

  it('does not mind a tab that has no script of ours yet', async () => {
    const { told } = tabs([1, undefined, 2], [1]);
    await push('rows', value);
    expect(told.mock.calls.map(([id]) => id)).toEqual([1, 2]);
  });

  it('carries nothing that was not agreed on', async () => {
    const { told } = tabs([1]);
    await push('rows', { ...value, token: 'smuggled' } as typeof value);
    expect(JSON.stringify(told.mock.calls)).not.toContain('smuggled');
  });

  it('says nothing rather than something in another shape', async () => {
    const { told } = tabs([1]);
    await expect(push('rows', { ...value, access: 'fine' } as never)).rejects.toThrow();
    expect(told).not.toHaveBeenCalled();
  });
});
