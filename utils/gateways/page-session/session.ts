import type { Problem } from '@/utils/core/evidence';

/**
 * Whether we work through the signed-in page for an account. It stops by itself when anything is not as it must
 * be, and starts again only when the person wants it (facts: session-api, fail-safe rule 7).
 */
export interface Sessions {
  isStopped(advertiserId: string): Promise<boolean>;
  stop(advertiserId: string, reason: string): Promise<void>;
  /** Hears what came of every look through the page: why nothing was seen, or null when it worked. */
  looked(advertiserId: string, problem: Problem | null): Promise<void>;
}
