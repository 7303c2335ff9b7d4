import { randomBytes } from 'node:crypto';
import type { SimClock } from '../clock';

const MINUTE = 60_000;

/** What the page's servers remember of the signed-in visitors between two requests. */
export class Visits {
  /** Cookie values that a test planted, by name; all others are drawn. */
  readonly planted = new Map<string, string>();
  private readonly rotated = new Set<string>();
  private readonly retired = new Set<string>();
  private readonly signatures = new Set<string>();
  private calls: number[] = [];
  private readonly lastWrite = new Map<string, number>();

  constructor(private readonly clock: SimClock) {}

  reset(): void {
    for (const memory of [this.planted, this.rotated, this.retired, this.signatures, this.lastWrite])
      memory.clear();
    this.calls = [];
  }

  /** A new CSRF token in place of the given one, which is refused from now on; undefined when that one is new. */
  rotate(csrf: string): string | undefined {
    if (this.rotated.has(csrf)) return undefined;
    this.retired.add(csrf);
    const next = randomBytes(16).toString('hex');
    this.rotated.add(next);
    return next;
  }

  isRetired(csrf: string): boolean {
    return this.retired.has(csrf);
  }

  /** True the first time a signature is met. */
  firstUse(signature: string): boolean {
    if (this.signatures.has(signature)) return false;
    this.signatures.add(signature);
    return true;
  }

  /** Counts a call; true when it is one too many within a minute. */
  tooMany(perMinute: number): boolean {
    if (perMinute === 0) return false;
    const now = this.clock.now();
    this.calls = [...this.calls.filter((at) => now - at < MINUTE), now];
    return this.calls.length > perMinute;
  }

  /** True when one of the campaigns was written to within `ms`; else this is their latest write. */
  collides(campaignIds: Iterable<string>, ms: number): boolean {
    const now = this.clock.now();
    const ids = [...campaignIds];
    if (ids.some((id) => now - (this.lastWrite.get(id) ?? -Infinity) < ms)) return true;
    for (const id of ids) this.lastWrite.set(id, now);
    return false;
  }
}
