import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { onPush } from '@/utils/wire/client';
import { REF, ROW_VIEW } from './samples';

beforeEach(() => {
  fakeBrowser.reset();
});

const rows = { advertiserId: REF.advertiserId, access: 'connected', rows: [ROW_VIEW] };
const pushed = { standstillPush: 1, push: 'rows', value: rows };
const worker = { id: fakeBrowser.runtime.id };
const tell = fakeBrowser.runtime.onMessage.trigger as (...args: unknown[]) => Promise<unknown[]>;

function listening() {
  const hear = vi.fn();
  const life = new AbortController();
  onPush('rows', hear, life.signal);
  return { hear, life };
}

describe('what the worker tells an open tab', () => {
  it('is heard', async () => {
    const { hear } = listening();
    await tell(pushed, worker);
    expect(hear.mock.calls).toEqual([[rows]]);
  });

  it('is heard without what nobody agreed on', async () => {
    const { hear } = listening();
    await tell({ ...pushed, value: { ...rows, token: 'smuggled' } }, worker);
    expect(hear.mock.calls).toEqual([[rows]]);
  });

  it.each([{ id: 'another-extension' }, {}])('is not heard from %j', async (sender) => {
    const { hear } = listening();
    await tell(pushed, sender);
    expect(hear).not.toHaveBeenCalled();
  });

  it.each([
    ['another push', { ...pushed, push: 'campaigns' }],
    ['another version', { ...pushed, standstillPush: 2 }],
    ['a command', { standstill: 1, command: 'disconnect', input: {} }],
    ['rows in another shape', { ...pushed, value: { ...rows, rows: 'none' } }],
    ['nothing', undefined],
  ])('%s is not for it', async (_what, message) => {
    const { hear } = listening();
    await tell(message, worker);
    expect(hear).not.toHaveBeenCalled();
  });

  it('never answers, so that it does not speak for the worker', async () => {
    listening();
    expect(await tell(pushed, worker)).toEqual([undefined]);
  });

  it('is heard until the script goes away', async () => {
    const { hear, life } = listening();
    life.abort();
    expect(await tell(pushed, worker)).toEqual([]);
    expect(hear).not.toHaveBeenCalled();
  });
});
