/** What a page can do against whoever lives in it. README.md says what each does. */
export const HOSTILE_MODES = [
  'clicks',
  'messages',
  'prototypes',
  'early',
  'cover',
  'remove',
  'timers',
  'mutations',
  'swap',
  'swap-slots',
  'swap-foreign',
  'names',
] as const;
export type HostileMode = (typeof HOSTILE_MODES)[number];

/** The modes in a flag's value: joined by '+', which an address may turn into a space. */
export function hostileModes(text: string): HostileMode[] {
  return HOSTILE_MODES.filter((mode) => text.split(/[+ ]/).includes(mode));
}
