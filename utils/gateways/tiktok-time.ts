import type { Stamp } from '@/utils/core/evidence';
import type { Clock } from './clock';

/**
 * What time it is at TikTok, by the newest answer that told. Days and hours of reports are TikTok's; a computer
 * whose clock is a day off would ask for the wrong ones.
 */
export class TikTokTime {
  private ahead = 0;

  constructor(private readonly clock: Clock) {}

  /** An answer came; one without a date tells nothing. */
  heard({ at, tiktokAt }: Stamp): void {
    if (tiktokAt !== null) this.ahead = tiktokAt - at;
  }

  /** UTC milliseconds; this computer's time until TikTok has answered once. */
  now(): number {
    return this.clock.now() + this.ahead;
  }
}
