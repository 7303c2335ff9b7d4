import { storage } from '#imports';

/** Choices of the person's that follow them to their other computers through the browser's own sync. */
const confirmPause = storage.defineItem<boolean>('sync:confirmPause', { fallback: false, version: 1 });

/** Whether a pause is asked about first although one click would do. */
export async function asksBeforePause(): Promise<boolean> {
  return (await confirmPause.getValue()) === true;
}

export async function askBeforePause(wanted: boolean): Promise<void> {
  await confirmPause.setValue(wanted);
}

/** Tells when the choice changes here or on another computer; gives a way to stop listening. */
export function whenAskingChanges(hear: (wanted: boolean) => void): () => void {
  return confirmPause.watch((wanted) => hear(wanted === true));
}

/** How long the whole evidence of a closed order may be kept before it is compacted. Days. */
export const EVIDENCE_DAYS = [30, 90, 180, 365] as const;
const KEEP_EVIDENCE_DAYS = 90;
const keepDays = storage.defineItem<number>('sync:keepEvidenceDays', {
  fallback: KEEP_EVIDENCE_DAYS,
  version: 1,
});

/** How many days the whole evidence of a closed order is kept before it is compacted. */
export async function keepEvidenceDays(): Promise<number> {
  return daysIn(await keepDays.getValue());
}

/**
 * Keeps the whole evidence of closed orders for so long from now on.
 *
 * @throws RangeError when it is none of the choices
 */
export async function keepEvidenceFor(days: number): Promise<void> {
  if (!isChoice(days)) throw new RangeError(`Evidence is not kept for ${days} days`);
  await keepDays.setValue(days);
}

/** Tells when the choice changes here or on another computer; gives a way to stop listening. */
export function whenKeepingChanges(hear: (days: number) => void): () => void {
  return keepDays.watch((days) => hear(daysIn(days)));
}

function isChoice(days: unknown): days is (typeof EVIDENCE_DAYS)[number] {
  return (EVIDENCE_DAYS as readonly unknown[]).includes(days);
}

/** What is stored may come from another version, through the browser's sync. */
function daysIn(stored: unknown): number {
  return isChoice(stored) ? stored : KEEP_EVIDENCE_DAYS;
}

/** Whether the worker may read with the signed-in session while no tab is open; for this computer alone. */
const readWithoutTab = storage.defineItem<boolean>('local:readWithoutTab', { fallback: false, version: 1 });

/** Whether the person agreed that the worker reads (never writes) with the signed-in session when no tab is open. */
export async function readsWithoutTab(): Promise<boolean> {
  return (await readWithoutTab.getValue()) === true;
}

export async function allowReadsWithoutTab(allowed: boolean): Promise<void> {
  await readWithoutTab.setValue(allowed);
}
