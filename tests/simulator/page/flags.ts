import { HOSTILE_MODES } from './hostile-modes';

/**
 * The variants of the replica page, chosen in the address as `?sim=virtual:b,switch:vi`.
 * Shared by the server (which refuses a flag it does not know, so that a typo in a test is loud)
 * and by the page. README.md explains each one.
 */
export interface PageFlags {
  virtual: 'off' | 'a' | 'b' | 'c' | 'd';
  switch: 'ks' | 'vi';
  scroll: 'native' | 'translate';
  header: 'cost' | 'spend';
  lang: 'en' | 'zh';
  dialog: 'off' | 'ks' | 'vi';
  td: 'relative' | 'static' | 'clip';
  /** What changes first when another account is chosen in the page: all at once, the list, or the address. */
  account: 'together' | 'late-url' | 'late-list';
  /** Copies of the switch cells under the same slot names, without size: pictures, or switches that work. */
  copies: 'none' | 'dead' | 'live';
  /** What a row that cannot be switched has in the switch column. */
  locked: 'disabled' | 'none';
  /** Which generation of list endpoints the page uses. */
  lists: 'op' | 'flat';
  /** What the page sends its requests with. */
  net: 'fetch' | 'xhr';
  /** Whether the security script wraps the page's `fetch` and XMLHttpRequest, or untouched ones of a frame. */
  wrap: 'over' | 'clean';
  /** What the page does against others in it: names of modes joined by '+'. */
  hostile: string;
  sticky: boolean;
  harsh: boolean;
  gotit: boolean;
  unreadable: boolean;
  nonNumeric: boolean;
  zeros: boolean;
  dark: boolean;
  idColumn: boolean;
  /** 0 none, 1 a hidden copy of the name cell, 2 two rows that share one slot id. */
  duplicateSlots: number;
  /** Milliseconds between re-renders of single cells (of all of them when `harsh`); 0 never. */
  rerender: number;
  /** Milliseconds from the first paint to the mounting of the table. */
  mount: number;
  /** Rows per page, 1-1000; 0 leaves it to the pager (20). */
  rows: number;
  /** Milliseconds until a page without `aadvid` goes to the login page. */
  login: number;
  /** Milliseconds until the security script is loaded; lists wait for it. */
  sdk: number;
  /** Milliseconds by which `account` lets the other one be late. */
  accountDelay: number;
}

export const DEFAULT_FLAGS: PageFlags = {
  virtual: 'b',
  switch: 'ks',
  scroll: 'native',
  header: 'cost',
  lang: 'en',
  dialog: 'off',
  td: 'relative',
  account: 'together',
  copies: 'none',
  locked: 'disabled',
  lists: 'op',
  net: 'fetch',
  wrap: 'over',
  hostile: 'off',
  sticky: true,
  harsh: false,
  gotit: false,
  unreadable: false,
  nonNumeric: false,
  zeros: false,
  dark: false,
  idColumn: false,
  duplicateSlots: 0,
  rerender: 0,
  mount: 300,
  rows: 0,
  login: 5000,
  sdk: 0,
  accountDelay: 1500,
};

/** The values of the flags that have names; README.md lists them. */
export const CHOICES: Partial<Record<keyof PageFlags, readonly string[]>> = {
  virtual: ['off', 'a', 'b', 'c', 'd'],
  switch: ['ks', 'vi'],
  scroll: ['native', 'translate'],
  header: ['cost', 'spend'],
  lang: ['en', 'zh'],
  dialog: ['off', 'ks', 'vi'],
  td: ['relative', 'static', 'clip'],
  account: ['together', 'late-url', 'late-list'],
  copies: ['none', 'dead', 'live'],
  locked: ['disabled', 'none'],
  lists: ['op', 'flat'],
  net: ['fetch', 'xhr'],
  wrap: ['over', 'clean'],
  hostile: ['off', ...HOSTILE_MODES],
};

const LIMITS: Partial<Record<keyof PageFlags, number>> = {
  duplicateSlots: 2,
  rerender: 60_000,
  mount: 60_000,
  rows: 1000,
  login: 60_000,
  sdk: 60_000,
  accountDelay: 60_000,
};

function parseValue(name: keyof PageFlags, text: string): string | number | boolean {
  const choices = CHOICES[name];
  if (choices) {
    const several = name === 'hostile' ? text.split(/[+ ]/) : [text];
    if (!several.every((one) => choices.includes(one)))
      throw new Error(`sim flag ${name}: ${text} is none of ${choices.join(', ')}`);
    return text;
  }
  const limit = LIMITS[name];
  if (limit === undefined) {
    if (text !== '0' && text !== '1') throw new Error(`sim flag ${name}: expected 0 or 1, got ${text}`);
    return text === '1';
  }
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > limit)
    throw new Error(`sim flag ${name}: expected 0 to ${limit}, got ${text}`);
  return value;
}

/** Reads a `sim` parameter. Throws on a name or value that does not exist. */
export function parseFlags(text: string | null | undefined): PageFlags {
  const chosen: Record<string, string | number | boolean> = {};
  for (const part of (text ?? '').split(',')) {
    if (part === '') continue;
    const [name = '', value = ''] = part.split(':');
    if (!Object.hasOwn(DEFAULT_FLAGS, name)) throw new Error(`sim flag ${name} does not exist`);
    chosen[name] = parseValue(name as keyof PageFlags, value);
  }
  return { ...DEFAULT_FLAGS, ...chosen };
}

/** The inverse of `parseFlags`, for tests: only what is given is written. */
export function formatFlags(flags: Partial<PageFlags>): string {
  return Object.entries(flags)
    .map(([name, value]) => `${name}:${typeof value === 'boolean' ? Number(value) : value}`)
    .join(',');
}
