/** Reports learn of spend in slices of this length. */
export const SLICE = 5 * 60_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How much later than usual the stragglers come, at least and at most. facts: marketing-api 7.4 */
const EARLIEST_STRAGGLER = 30 * MINUTE;
const LATEST_STRAGGLER = 150 * MINUTE;

/** What a report knows: nothing that became visible after `at` (UTC ms). */
export interface Knowledge {
  at: number;
  /** From the end of a slice until it shows, for most slices. */
  usualLag: number;
  /** False: no slice takes longer than usual. */
  tail: boolean;
}

/** First instant of the slice that an instant lies in. */
export function sliceOf(ms: number): number {
  return Math.floor(ms / SLICE) * SLICE;
}

/**
 * When reports show what a campaign spent in a slice. One slice in twelve comes late, and so does one whole hour in
 * eight, so that rows appear out of order.
 */
export function visibleAt(campaignId: string, slice: number, { usualLag, tail }: Knowledge): number {
  const usual = slice + SLICE + usualLag;
  if (!tail) return usual;
  const hour = chance(`${campaignId} hour ${Math.floor(slice / HOUR)}`);
  if (hour < 1 / 8) return usual + late(hour * 8);
  const own = chance(`${campaignId} slice ${slice / SLICE}`);
  return own < 1 / 12 ? usual + late(own * 12) : usual;
}

/** Everything before this instant is visible, whatever the slice. */
export function completeUntil({ at, usualLag, tail }: Knowledge): number {
  return sliceOf(at - usualLag - (tail ? LATEST_STRAGGLER : 0));
}

function late(share: number): number {
  return EARLIEST_STRAGGLER + share * (LATEST_STRAGGLER - EARLIEST_STRAGGLER);
}

/** In [0, 1), always the same for the same text (FNV-1a, then mixed). */
function chance(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}
