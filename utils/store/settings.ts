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

/** How long the whole evidence of a closed order is kept unless the person says otherwise. Days. */
const KEEP_EVIDENCE_DAYS = 90;
const keepDays = storage.defineItem<number>('sync:keepEvidenceDays', {
  fallback: KEEP_EVIDENCE_DAYS,
  version: 1,
});

/** How many days the whole evidence of a closed order is kept before it is compacted. */
export async function keepEvidenceDays(): Promise<number> {
  const days: unknown = await keepDays.getValue();
  return Number.isInteger(days) && (days as number) > 0 ? (days as number) : KEEP_EVIDENCE_DAYS;
}
