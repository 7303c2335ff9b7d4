import type { Sentence } from '../verdict';

/** A sentence for the faces: its key, and the values it names. */
export function said(key: string, values: Record<string, string> = {}): Sentence {
  return { key, values };
}
