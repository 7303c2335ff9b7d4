import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { SendError, type SendFailure } from '@/utils/wire/client';
import { send } from '@/utils/wire/own-client';
import { ORDER_ID } from './samples';

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

/** A browser that brings back these answers, one a message; an error means it could not deliver. */
function worker(...answers: unknown[]) {
  return vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async () => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  }) as never);
}

const ask = () => send('look-now', { orderId: ORDER_ID });
async function failure(asking: Promise<unknown>): Promise<SendFailure | 'none'> {
  try {
    await asking;
    return 'none';
  } catch (error) {
    if (error instanceof SendError) return error.failure;
    throw error;
  }
}

describe('asking the worker', () => {
  it('brings back its answer', async () => {
    const told = worker({ ok: true, value: { status: 'read', campaigns: 3 } });
    const input = { advertiserId: '7011223344556677889' };
    expect(await send('refresh-campaigns', input)).toEqual({ status: 'read', campaigns: 3 });
    expect(told.mock.calls).toEqual([[{ standstill: 1, command: 'refresh-campaigns', input }]]);
  });

  it.each([undefined, null])('asks once more when the first message was lost (%j)', async (lost) => {
    const told = worker(lost, { ok: true, value: null });
    expect(await ask()).toBeNull();
    expect(told).toHaveBeenCalledTimes(2);
    expect(told.mock.calls[1]).toEqual(told.mock.calls[0]);
  });

  it('gives up after the second', async () => {
    const told = worker(undefined, undefined, { ok: true, value: null });
    expect(await failure(ask())).toBe('unreachable');
    expect(told).toHaveBeenCalledTimes(2);
  });

  it('a refusal is final and is not asked again', async () => {
    for (const reason of ['unknown-command', 'bad-input', 'not-allowed', 'failed']) {
      const told = worker({ ok: false, reason }, { ok: true, value: null });
      expect(await failure(ask())).toBe('refused');
      expect(told).toHaveBeenCalledTimes(1);
      told.mockRestore();
    }
  });

  it('a browser that cannot deliver at all means the worker cannot be reached', async () => {
    const gone = new Error('Could not establish connection. Receiving end does not exist.');
    worker(gone, gone);
    expect(await failure(ask())).toBe('unreachable');
  });
});

describe('a script that was left behind', () => {
  it('by an update of the extension says so: only a reload helps', async () => {
    worker(new Error('Extension context invalidated.'), new Error('Extension context invalidated.'));
    vi.spyOn(fakeBrowser.runtime, 'id', 'get').mockReturnValue(undefined as never);
    expect(await failure(ask())).toBe('orphaned');
  });

  it('also where the browser forbids even to look', async () => {
    worker(new Error('Extension context invalidated.'), new Error('Extension context invalidated.'));
    vi.spyOn(fakeBrowser.runtime, 'id', 'get').mockImplementation(() => {
      throw new Error('Extension context invalidated.');
    });
    expect(await failure(ask())).toBe('orphaned');
  });
});

describe('an answer that is none', () => {
  it.each([
    ['a word', 'ok'],
    ['of another extension', { status: 'fine' }],
    ['without a value where there must be one', { ok: true }],
    ['with a value of another shape', { ok: true, value: { status: 'read' } }],
    ['with a reason nobody knows', { ok: false, reason: 'tired' }],
    ['in two minds', { ok: 'true', value: null }],
  ])('%s', async (_what, answer) => {
    worker(answer);
    expect(await failure(ask())).toBe('bad-answer');
  });

  it('brings nothing that was not agreed on', async () => {
    worker({ ok: true, value: { status: 'read', campaigns: 3, token: 'smuggled' } });
    const answer = await send('refresh-campaigns', { advertiserId: '7011223344556677889' });
    expect(answer).toEqual({ status: 'read', campaigns: 3 });
  });

  it('an error names the failure and nothing of what was asked', () => {
    const error = new SendError('bad-answer');
    expect(error).toMatchObject({ name: 'SendError', message: 'The worker could not be asked: bad-answer' });
  });
});
