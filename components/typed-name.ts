import { sameName } from '@/utils/core/names';

/** Whether what a person typed is the name shown to them. An empty field names nothing. */
export function isTheName(typed: string, shown: string): boolean {
  return typed.trim() !== '' && sameName(typed, shown);
}
