import { readFileSync } from 'node:fs';
import english from '../../public/_locales/en/messages.json';

type Messages = Record<keyof typeof english, { message: string }>;

/** A sentence as an interface says it. */
export type Say = (key: keyof typeof english, ...values: string[]) => string;

/** A sentence as the English interface says it, so that tests break on meaning and not on wording. */
export const inEnglish: Say = sayer(english);

/** A sentence as the interface in another language of the package says it. */
export function sayIn(folder: string): Say {
  return sayer(JSON.parse(readFileSync(`public/_locales/${folder}/messages.json`, 'utf8')) as Messages);
}

function sayer(messages: Messages): Say {
  return (key, ...values) =>
    messages[key].message.replace(/\$(\d)/g, (_, number: string) => values[Number(number) - 1] ?? '');
}
