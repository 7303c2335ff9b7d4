import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { hearShortcuts } from '@/entrypoints/background/shortcuts';

type Tab = { id?: number; url?: string };
const LIST = 'https://ads.tiktok.com/i18n/manage/campaign?aadvid=7011223344556677889';
let press: (command: string, tab?: Tab) => void;
const openPopup = vi.fn<() => Promise<void>>();
const setPopup = vi.fn<(to: { popup: string }) => Promise<void>>();
const sendMessage = vi.fn<(...message: unknown[]) => Promise<unknown>>();

beforeEach(() => {
  fakeBrowser.reset();
  vi.resetAllMocks();
  setPopup.mockResolvedValue(undefined);
  sendMessage.mockResolvedValue({ ok: true, value: null });
  const onCommand = { addListener: (listener: typeof press) => (press = listener) };
  Object.assign(fakeBrowser, { commands: { onCommand }, action: { openPopup, setPopup } });
  Object.assign(fakeBrowser.tabs, { sendMessage });
  hearShortcuts();
});

const settled = () => vi.waitFor(() => expect(setPopup).toHaveBeenLastCalledWith({ popup: '/popup.html' }));

describe('the shortcut to the first flag', () => {
  it('opens the popup at it, and the toolbar button opens the whole list afterwards', async () => {
    openPopup.mockResolvedValue(undefined);
    press('first-flag');
    await settled();
    expect(setPopup.mock.calls[0]).toEqual([{ popup: '/popup.html#first-flag' }]);
    expect(openPopup).toHaveBeenCalledOnce();
    expect(await fakeBrowser.tabs.query({ url: '*://*/*' })).toEqual([]);
  });

  it('opens a tab where the browser opens no popup for anybody', async () => {
    openPopup.mockRejectedValue(new Error('not allowed'));
    press('first-flag');
    await settled();
    const tabs = await fakeBrowser.tabs.query({});
    expect(tabs.map(({ url }) => url)).toContainEqual(expect.stringMatching(/\/popup\.html#first-flag$/));
  });
});

describe('the shortcut that pauses the row with the focus', () => {
  it('is passed on to the Ads Manager tab in front', async () => {
    press('pause-row', { id: 7, url: LIST });
    await vi.waitFor(() => expect(sendMessage).toHaveBeenCalledOnce());
    expect(sendMessage.mock.calls[0]).toEqual([
      7,
      { standstillTab: 1, verb: 'pause-row', input: {} },
      { frameId: 0 },
    ]);
  });

  it.each([
    [
      'another site',
      { id: 7, url: 'https://ads.tiktok.com.example/i18n/manage/campaign?aadvid=7011223344556677889' },
    ],
    ['a page without an account', { id: 7, url: 'https://ads.tiktok.com/i18n/home' }],
    ['a tab whose address we may not see', { id: 7 }],
    ['no tab', undefined],
  ])('goes nowhere from %s', (_, tab) => {
    press('pause-row', tab);
    expect(sendMessage).not.toHaveBeenCalled();
  });
});

it('a command that is not ours does nothing: stopping everything has no shortcut', () => {
  press('stop-everything', { id: 7, url: LIST });
  expect(sendMessage).not.toHaveBeenCalled();
  expect(openPopup).not.toHaveBeenCalled();
});
