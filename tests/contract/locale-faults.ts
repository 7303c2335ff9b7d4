/** One language's file: what each key says, and in the English one what a translator has to know. */
export type Messages = Readonly<Record<string, { message: string; description?: string }>>;

/** Names that no language translates. Longer ones first, so that no part of one is left over. */
const NAMES =
  /Standstill|TikTok|Ads Manager|GMV Max|Reach & Frequency|Smart\+|Promote|TopView|iOS|JSON|CSV|MCP|API|ID/g;

/** Letters that the shops of browsers allow at most. */
const LONGEST: Readonly<Record<string, number>> = { extensionName: 75, extensionDescription: 132 };

/** What a button is called for ears, by what stands on it: whoever speaks what they see must press it (WCAG 2.5.3). */
const CALLED: Readonly<Record<string, string>> = {
  common_pause_named: 'common_pause',
  common_end_named: 'common_end',
  common_resume_named: 'common_resume',
  popup_watch_named: 'popup_watch',
};

/**
 * What is wrong with a translation, in words for the translator; empty when nothing is.
 *
 * @param locale BCP 47 tag that the folder stands for
 * @param alike keys that this language may say in the very words of English
 */
export function faultsOf(
  locale: string,
  english: Messages,
  translated: Messages,
  alike: readonly string[] = [],
): string[] {
  const missing = Object.keys(english).filter((key) => !Object.hasOwn(translated, key));
  const unknown = Object.keys(translated).filter((key) => !Object.hasOwn(english, key));
  const idle = alike.filter((key) => translated[key]?.message !== english[key]?.message);
  return [
    ...missing.map((key) => `${key} is missing`),
    ...unknown.map((key) => `${key} is no key of English`),
    ...idle.map((key) => `${key} is listed as alike and is not`),
    ...Object.entries(english).flatMap(([key, { message }]) =>
      faultsOfOne(key, message, translated[key]?.message ?? null, alike.includes(key)),
    ),
    ...Object.entries(CALLED).flatMap(([key, seen]) => {
      const { message: name = '' } = translated[key] ?? {};
      const { message: word = '' } = translated[seen] ?? {};
      return name.toLowerCase().includes(word.toLowerCase()) ? [] : [`${key} must have the words of ${seen}`];
    }),
    ...(translated.common_locale?.message === locale ? [] : [`common_locale must be ${locale}`]),
  ];
}

function faultsOfOne(key: string, english: string, translated: string | null, alike: boolean): string[] {
  if (translated === null || key === 'common_locale') return [];
  const faults = [];
  if (translated.trim() === '') faults.push(`${key} is empty`);
  if (translated !== translated.trim()) faults.push(`${key} begins or ends with a space`);
  if (gapsOf(translated) !== gapsOf(english)) faults.push(`${key} must have the gaps ${gapsOf(english)}`);
  if (/\$(?!\d)/.test(translated)) faults.push(`${key} has a $ that is no gap`);
  if (/[<>\t\n]/.test(translated)) faults.push(`${key} has a character that no sentence needs`);
  if (translated === english && hasWords(english) && !alike) faults.push(`${key} is still English`);
  const longest = LONGEST[key] ?? Infinity;
  if ([...translated].length > longest) faults.push(`${key} has more than ${longest} letters`);
  return faults;
}

/** The gaps that values fill, each once: `$1 $2`. */
function gapsOf(message: string): string {
  return [...new Set(message.match(/\$\d/g))].sort().join(' ') || 'none';
}

/** Whether anything in it can be said in another language. */
function hasWords(message: string): boolean {
  return /\p{L}/u.test(message.replace(NAMES, '').replace(/\$\d/g, ''));
}
