import { RISKS_UNCHECKED } from '@/utils/core/risks-unchecked';
import type { Risk } from '@/utils/core/verdict';
import { RISKS_ABOUT, type RisksAbout } from '@/utils/core/risks-unchecked';

/** What is known of the risks of a stop so far. */
export type RisksRead = Readonly<Record<RisksAbout, readonly Risk[] | 'reading'>>;

export const RISKS_UNREAD: RisksRead = { rules: 'reading', surroundings: 'reading' };

/** Asks for the risks of a stop and tells each part as it comes. Nothing waits for it. */
export function readRisks(
  ask: (about: RisksAbout) => Promise<{ risks: readonly Risk[] }>,
  tell: (risks: RisksRead) => void,
): void {
  let known = RISKS_UNREAD;
  for (const about of RISKS_ABOUT) {
    const add = (risks: readonly Risk[]) => {
      known = { ...known, [about]: risks };
      tell(known);
    };
    ask(about).then(
      ({ risks }) => add(risks),
      () => add(RISKS_UNCHECKED[about]),
    );
  }
}
