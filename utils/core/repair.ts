import { REPAIR_HOUR_UTC } from './ladder';

/** The repair of the numbers of an instant's day: it runs on the next day, UTC. */
export function repairOfDay(at: number): number {
  return new Date(at).setUTCHours(24 + REPAIR_HOUR_UTC, 0, 0, 0);
}

/** TikTok's next daily repair of the numbers after an instant. */
export function nextRepair(after: number): number {
  const repair = new Date(after).setUTCHours(REPAIR_HOUR_UTC, 0, 0, 0);
  return repair > after ? repair : repair + 24 * 60 * 60_000;
}
