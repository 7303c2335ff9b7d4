import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { NOTIFY_DEFAULTS, type NotifyChoices } from '@/utils/core/notify';
import { WATCH_CHOICES } from '@/utils/core/watch';
import { notifyChoices } from '@/utils/store/notify-choices';
import { watchDays } from '@/utils/store/watch-days';

beforeEach(() => fakeBrowser.reset());

const minute = fc.integer({ min: 0, max: 1439 });
const anyChoices: fc.Arbitrary<NotifyChoices> = fc.record({
  urgent: fc.boolean(),
  others: fc.boolean(),
  quiet: fc.option(fc.record({ from: minute, to: minute })),
  urgentInQuiet: fc.boolean(),
  amounts: fc.boolean(),
});

describe('what a person wants to be told of', () => {
  it('is everything at once and without amounts until they say otherwise', async () => {
    expect(await notifyChoices.get()).toEqual(NOTIFY_DEFAULTS);
    expect(NOTIFY_DEFAULTS).toMatchObject({ urgent: true, others: true, quiet: null, amounts: false });
  });

  it('comes back as it was chosen, and is heard of', async () => {
    await fc.assert(
      fc.asyncProperty(anyChoices, async (chosen) => {
        fakeBrowser.reset();
        const heard: NotifyChoices[] = [];
        const stop = notifyChoices.watch((now) => heard.push(now));
        await notifyChoices.set(chosen);
        stop();
        expect(await notifyChoices.get()).toEqual(chosen);
        expect(heard).toEqual([chosen]);
      }),
      { numRuns: 50 },
    );
  });

  it('is usable whatever another version stored', async () => {
    const stored = fc.oneof(fc.jsonValue(), fc.record({ quiet: fc.jsonValue(), urgent: fc.jsonValue() }));
    await fc.assert(
      fc.asyncProperty(stored, async (notify) => {
        await fakeBrowser.storage.sync.set({ notify });
        const { quiet, ...rest } = await notifyChoices.get();
        for (const one of Object.values(rest)) expect(typeof one).toBe('boolean');
        if (quiet !== null) {
          for (const one of [quiet.from, quiet.to])
            expect(one >= 0 && one < 1440 && Number.isInteger(one)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('keeps what makes sense beside what does not', async () => {
    await fakeBrowser.storage.sync.set({
      notify: { others: false, amounts: 'yes', quiet: { from: 60, to: 1440 } },
    });
    expect(await notifyChoices.get()).toEqual({ ...NOTIFY_DEFAULTS, others: false });
  });
});

describe('how long a stop is watched', () => {
  it('is a week until the person says otherwise', async () => {
    expect(await watchDays.get()).toBe(7);
    await watchDays.set(1);
    expect(await watchDays.get()).toBe(1);
  });

  it.each([0, -1, 2, '3', null, {}, 100])('is a week when another version stored %j', async (stored) => {
    await fakeBrowser.storage.sync.set({ watchDays: stored });
    expect(await watchDays.get()).toBe(7);
    expect(WATCH_CHOICES).toContain(await watchDays.get());
  });
});
