import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import { notifier, textOfMany, textOfOne } from '@/entrypoints/background/notifications';
import type { Flag } from '@/utils/core/verdict';
import type { FlaggedOrder } from '@/utils/engine/parts';
import { NOTIFY_DEFAULTS } from '@/utils/core/notify';
import { notifyChoices } from '@/utils/store/notify-choices';
import { inEnglish } from '../../support/english';

const flagged = (
  name: string,
  flag: Flag,
  key: string,
  values: Record<string, string> = {},
): FlaggedOrder => ({
  id: `${name}:${flag}:1`,
  order: {
    id: name,
    ref: { advertiserId: '7', level: 'campaign', id: '1846211451413538123' },
    action: 'pause',
    gateway: 'marketing-api',
    seenName: name,
    createdAt: 0,
  },
  entity: null,
  flag: { flag, since: 1, said: { key, values }, next: 'stop-again' },
});
const leak = flagged('Spring', 'still-spending', 'verdict_still_spending', {
  amount: '12.50',
  period: '2026-03-10 16',
  currency: 'USD',
});
const refused = (name: string) => flagged(name, 'rejected', 'verdict_still_on');

let shown: [string, { title: string; message: string }][];
beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.i18n, {
    getUILanguage: () => 'en',
    getMessage: (key: never, values: string[] = []) => inEnglish(key, ...values),
  });
  Object.assign(fakeBrowser.runtime, { getURL: (path: string) => path });
  shown = [];
  Object.assign(fakeBrowser.notifications, {
    create: async (id: string, options: { title: string; message: string }) => void shown.push([id, options]),
  });
});

describe('a notification', () => {
  it('names what is wrong with which promotion, and no amount', () => {
    expect(textOfOne(leak, false)).toEqual({
      title: 'Still spending: Spring',
      message: inEnglish('notify_no_amount'),
    });
  });

  it('names the amount only for a person who wants that', () => {
    expect(textOfOne(leak, true).message).toContain('$12.50');
  });

  it('says the same of what is no money, either way', () => {
    expect(textOfOne(refused('Spring'), false)).toEqual(textOfOne(refused('Spring'), true));
    expect(textOfOne(refused('Spring'), false).message).toBe(inEnglish('verdict_still_on'));
  });

  it('is shown by the browser as the person chose it', async () => {
    const notify = notifier(async () => undefined);
    await notify([leak]);
    await notifyChoices.set({ ...NOTIFY_DEFAULTS, amounts: true });
    await notify([leak]);
    await notify([]);
    expect(shown.map(([id]) => id)).toEqual([leak.id, leak.id]);
    expect(shown.map(([, { message }]) => message.includes('12.50'))).toEqual([false, true]);
  });
});

describe('the notification after quiet hours', () => {
  const names = ['Spring', 'Summer', 'Autumn', 'Winter', 'May'];

  it('counts all, and names the first of them', () => {
    const { title, message } = textOfMany(names.map(refused));
    expect(title).toBe(inEnglish('notify_after_quiet', '5'));
    expect(message.split('\n')).toEqual([
      'TikTok refused: Spring',
      'TikTok refused: Summer',
      'TikTok refused: Autumn',
      inEnglish('notify_more', '2'),
    ]);
  });

  it('is one notification, and the usual one when only one promotion is meant', async () => {
    const notify = notifier(async () => undefined);
    await notify(names.slice(0, 2).map(refused));
    await notify([refused('Spring')]);
    expect(shown.map(([, { title }]) => title)).toEqual([
      inEnglish('notify_after_quiet', '2'),
      'TikTok refused: Spring',
    ]);
  });
});
