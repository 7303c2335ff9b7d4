import { sameName } from '@/utils/core/names';

/** Signs that keep a name's order in a sentence written from right to left; copying the name brings them along. */
const ISOLATES = /[\u2066-\u2069]/gu;

/** Whether what a person typed is the name shown to them. An empty field names nothing. */
export function isTheName(typed: string, shown: string): boolean {
  const meant = typed.replace(ISOLATES, '');
  return meant.trim() !== '' && sameName(meant, shown.replace(ISOLATES, ''));
}
