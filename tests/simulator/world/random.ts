/** A seeded random source (mulberry32): the same seed gives the same world and the same request ids. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** An integer between both ends, both possible. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<T>(items: readonly T[]): T {
    return items[this.between(0, items.length - 1)] as T;
  }

  hex(length: number): string {
    return Array.from({ length }, () => this.between(0, 15).toString(16)).join('');
  }
}

/** Hands out ids as TikTok does: 19 digits, above 2^53, growing, with uneven steps. */
export class IdSource {
  private last: bigint;

  constructor(
    start: string,
    private readonly random: Random,
  ) {
    this.last = BigInt(start);
  }

  next(): string {
    this.last += BigInt(this.random.between(1_000, 9_000_000)) * 131n + 7n;
    return this.last.toString();
  }
}
