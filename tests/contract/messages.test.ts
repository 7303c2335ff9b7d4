import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messageUses, wordsCalls } from './message-uses';
import { filesIn, sources, type Source } from './sources';

interface Message {
  message: string;
  description?: string;
}

const messages = JSON.parse(readFileSync('public/_locales/en/messages.json', 'utf8')) as Record<
  string,
  Message
>;
const code = sources('entrypoints', 'components', 'utils');
const config: Source = {
  path: 'wxt.config.ts',
  text: '',
  code: readFileSync('wxt.config.ts', 'utf8'),
  imports: [],
};
const uses = messageUses([...code, config]);

/** How many values a message takes. */
function takes(key: string): number {
  const numbers = [...(messages[key]?.message ?? '').matchAll(/\$(\d)/g)].map((match) => Number(match[1]));
  return Math.max(0, ...numbers);
}

describe('the sentences', () => {
  it('are put together only in ways this test knows', () => {
    expect(uses.unknown).toEqual([]);
    expect(uses.idle).toEqual([]);
  });

  it('are all there', () => {
    const missing = [...uses.written, ...uses.built].filter(([key]) => !Object.hasOwn(messages, key));
    expect(missing.map(([key, where]) => `${key} (${where})`)).toEqual([]);
  });

  it('are all used', () => {
    const unused = Object.keys(messages).filter((key) => !uses.written.has(key) && !uses.built.has(key));
    expect(unused).toEqual([]);
  });

  it('get as many values as they have gaps', () => {
    const wrong = wordsCalls(code).flatMap(({ path, keys, values }) =>
      keys
        .filter((key) => values !== null && takes(key) !== values)
        .map((key) => `${path}: ${key} takes ${takes(key)} values and gets ${values}`),
    );
    expect(wrong).toEqual([]);
  });

  it('have no gap that no value fills, and use $ for nothing else', () => {
    const odd = Object.entries(messages).filter(([, { message }]) => {
      const numbers = [...message.matchAll(/\$(\d)/g)].map((match) => Number(match[1]));
      const whole = numbers.every((number) =>
        Array.from({ length: number }, (_, i) => i + 1).every((n) => numbers.includes(n)),
      );
      return !whole || /\$(?!\d)/.test(message) || message.trim() === '';
    });
    expect(odd.map(([key]) => key)).toEqual([]);
  });

  it('give a problem no value but TikTok’s code, and a refusal none', () => {
    const wrong = Object.keys(messages).filter(
      (key) =>
        (key.startsWith('problem_') && takes(key) > 1) || (key.startsWith('refusal_') && takes(key) > 0),
    );
    expect(wrong).toEqual([]);
  });

  it('never speak of success', () => {
    const proud = Object.entries(messages).filter(([, { message }]) => /succe(ss|ed)/i.test(message));
    expect(proud.map(([key, { message }]) => `${key}: ${message}`)).toEqual([]);
    const screens = filesIn('entrypoints').filter((path) => path.endsWith('.html'));
    for (const path of screens) expect(readFileSync(path, 'utf8')).not.toMatch(/success/i);
  });

  it('are not written into the faces', () => {
    const written = code
      .filter(({ path }) => path.endsWith('.tsx'))
      .flatMap(({ path, code: text }) =>
        [...text.matchAll(/(?:aria-label|title|placeholder|alt)="([^"]*[a-z]{3}[^"]*)"/g)].map(
          (match) => `${path}: ${match[1]}`,
        ),
      );
    expect(written).toEqual([]);
  });
});
