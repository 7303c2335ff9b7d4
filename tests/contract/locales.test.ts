import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import alike from './alike.json';
import { faultsOf, type Messages } from './locale-faults';

const read = (folder: string) =>
  JSON.parse(readFileSync(`public/_locales/${folder}/messages.json`, 'utf8')) as Messages;
const english = read('en');
const listedAlike: Readonly<Record<string, readonly string[]>> = alike;
const folders = readdirSync('public/_locales');
const others = folders.filter((folder) => folder !== 'en');

describe('the languages of the package', () => {
  it('have folders that browsers know, with one file each', () => {
    for (const folder of folders) {
      const tag = folder.replace('_', '-');
      expect(folder).toMatch(/^[a-z]{2,3}(_[A-Z]{2})?$/);
      expect(Intl.DateTimeFormat.supportedLocalesOf(tag)).toEqual([tag]);
      expect(readdirSync(`public/_locales/${folder}`)).toEqual(['messages.json']);
    }
    expect(english.common_locale?.message).toBe('en');
  });

  it.each(others)('say in %s all that English says', (folder) => {
    expect(faultsOf(folder.replace('_', '-'), english, read(folder), listedAlike[folder])).toEqual([]);
  });

  it('leave explanations to English, whose values are all explained', () => {
    for (const folder of others) {
      const kept = Object.values(read(folder)).filter((message) => Object.keys(message).length > 1);
      expect({ folder, kept }).toEqual({ folder, kept: [] });
    }
    const unexplained = Object.entries(english).filter(
      ([, { message, description }]) => /\$\d/.test(message) && description === undefined,
    );
    expect(unexplained.map(([key]) => key)).toEqual([]);
  });

  it('list as alike only languages that are there', () => {
    expect(Object.keys(listedAlike).filter((folder) => !others.includes(folder))).toEqual([]);
  });
});

describe('a translation', () => {
  const source: Messages = {
    common_locale: { message: 'en' },
    page_offer: { message: 'Pause $1 for $2' },
    page_status: { message: 'Status' },
    page_kind: { message: 'GMV Max: $1', description: 'What $1 is' },
  };
  const good: Messages = {
    common_locale: { message: 'pt-BR' },
    page_offer: { message: '$2: pausar $1' },
    page_status: { message: 'Status' },
    page_kind: { message: 'GMV Max: $1' },
  };
  const faults = (changed: Messages, listed = ['page_status']) =>
    faultsOf('pt-BR', source, { ...good, ...changed }, listed);

  it('is right with every key, every gap in any order, and names left as they are', () => {
    expect(faults({})).toEqual([]);
  });

  it.each<[string, Messages, string]>([
    ['a key that English lacks', { page_old: { message: 'x' } }, 'page_old is no key of English'],
    ['a gap that is lost', { page_offer: { message: 'Pausar $1' } }, 'page_offer must have the gaps $1 $2'],
    ['a gap that nothing fills', { page_kind: { message: '$1 $2' } }, 'page_kind must have the gaps $1'],
    ['a lone $', { page_status: { message: 'Estado $' } }, 'page_status has a $ that is no gap'],
    ['nothing', { page_status: { message: ' ' } }, 'page_status is empty'],
    [
      'markup',
      { page_status: { message: '<b>x</b>' } },
      'page_status has a character that no sentence needs',
    ],
    ['another tag', { common_locale: { message: 'pt' } }, 'common_locale must be pt-BR'],
    [
      'English left over',
      { page_offer: source.page_offer ?? { message: '' } },
      'page_offer is still English',
    ],
  ])('is wrong with %s', (_, changed, fault) => {
    expect(faults(changed)).toContain(fault);
  });

  it('is wrong with a button that is called otherwise than what stands on it', () => {
    const pause = { common_pause: { message: 'Pausar' } };
    const called = (message: string) => {
      const named = { common_pause_named: { message } };
      return faultsOf('pt-BR', { ...source, ...pause, ...named }, { ...good, ...pause, ...named }, [
        'page_status',
        'common_pause',
        'common_pause_named',
      ]);
    };
    expect(called('Pausar: $1')).toEqual([]);
    expect(called('Pausa de $1')).toEqual(['common_pause_named must have the words of common_pause']);
  });

  it('is wrong with a key missing, and with an English word that is not listed', () => {
    const { page_offer: _, ...less } = good;
    expect(faultsOf('pt-BR', source, less, ['page_status'])).toEqual(['page_offer is missing']);
    expect(faults({}, [])).toEqual(['page_status is still English']);
    expect(faults({}, ['page_status', 'page_kind', 'page_offer'])).toEqual([
      'page_offer is listed as alike and is not',
    ]);
  });
});
