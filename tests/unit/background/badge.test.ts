import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { showFlagged, showRemoved } from '@/entrypoints/background/badge';

const REMOVING = 7;
const QUIET = 8;
type Wanted = { tabId?: number; text?: string | null; title?: string };
/** What the toolbar button says everywhere (0), and in tabs that have words of their own. */
let texts: Map<number, string>;
let titles: Map<number, string>;

beforeEach(() => {
  fakeBrowser.reset();
  texts = new Map();
  titles = new Map();
  const action = {
    setBadgeBackgroundColor: async () => {},
    setBadgeText: async ({ tabId = 0, text }: Wanted) =>
      void (text == null ? texts.delete(tabId) : texts.set(tabId, text)),
    getBadgeText: async ({ tabId = 0 }: Wanted) => texts.get(tabId) ?? texts.get(0) ?? '',
    setTitle: async ({ tabId = 0, title = '' }: Wanted) => void titles.set(tabId, title),
  };
  Object.assign(fakeBrowser, { action });
  Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => key });
  Object.assign(fakeBrowser.tabs, { query: async () => [{ id: QUIET }, { id: REMOVING }] });
});

describe('the badge', () => {
  it('counts what needs a person, and says nothing when nothing does', async () => {
    await showFlagged(2);
    expect(Object.fromEntries(texts)).toEqual({ 0: '2' });
    await showFlagged(0);
    expect(Object.fromEntries(texts)).toEqual({ 0: '' });
  });

  it('says in its tab that a page removes our buttons, and there alone', async () => {
    await showFlagged(0);
    await showRemoved(REMOVING, true);
    expect(Object.fromEntries(texts)).toEqual({ 0: '', [REMOVING]: '!' });
    expect(titles.get(REMOVING)).toBe('page_fought');
    expect(titles.has(QUIET)).toBe(false);
  });

  it('never hides the count behind that', async () => {
    await showFlagged(2);
    await showRemoved(REMOVING, true);
    expect(texts.get(REMOVING)).toBe('2!');
    await showFlagged(3);
    expect(Object.fromEntries(texts)).toEqual({ 0: '3', [REMOVING]: '3!' });
    await showFlagged(0);
    expect(texts.get(REMOVING)).toBe('!');
  });

  it('says it no longer once the page leaves them alone', async () => {
    await showFlagged(1);
    await showRemoved(REMOVING, true);
    await showRemoved(REMOVING, false);
    expect(Object.fromEntries(texts)).toEqual({ 0: '1' });
    expect(titles.get(REMOVING)).toBe('');
  });
});
