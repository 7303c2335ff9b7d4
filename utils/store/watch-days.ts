import { WATCH_CHOICES, type WatchDays } from '@/utils/core/watch';
import { synced } from './synced';

/** How many days a stop is watched that is ordered from now on; at first all that the plan knows. */
export const watchDays = synced<WatchDays>(
  'watchDays',
  (stored) => WATCH_CHOICES.find((days) => days === stored) ?? WATCH_CHOICES[0],
);
