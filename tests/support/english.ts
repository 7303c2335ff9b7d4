import english from '../../public/_locales/en/messages.json';

/** A sentence as the English interface says it, so that tests break on meaning and not on wording. */
export function inEnglish(key: keyof typeof english, ...values: string[]): string {
  return english[key].message.replace(/\$(\d)/g, (_, number: string) => values[Number(number) - 1] ?? '');
}
