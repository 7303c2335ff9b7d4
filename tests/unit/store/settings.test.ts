import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { EVIDENCE_DAYS, keepEvidenceDays, keepEvidenceFor, whenKeepingChanges } from '@/utils/store/settings';

beforeEach(() => fakeBrowser.reset());

describe('how long evidence is kept', () => {
  it('is 90 days until the person says otherwise', async () => {
    expect(await keepEvidenceDays()).toBe(90);
  });

  it.each(EVIDENCE_DAYS)('is %i days when that is chosen', async (days) => {
    const heard: number[] = [];
    const stop = whenKeepingChanges((now) => heard.push(now));
    await keepEvidenceFor(days);
    expect(await keepEvidenceDays()).toBe(days);
    expect(heard).toEqual([days]);
    stop();
  });

  it.each([0, -1, 1.5, 91, NaN, Infinity])('is never %d days', async (days) => {
    await keepEvidenceFor(180);
    await expect(keepEvidenceFor(days)).rejects.toThrow(RangeError);
    expect(await keepEvidenceDays()).toBe(180);
  });

  it.each([0, 7, '30', null, {}])('is 90 days when another version stored %j', async (stored) => {
    await fakeBrowser.storage.sync.set({ keepEvidenceDays: stored });
    expect(await keepEvidenceDays()).toBe(90);
  });
});
