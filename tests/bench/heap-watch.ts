import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Garbage is collected for every n-th look only; it takes long. */
const EVERY = 25;

/**
 * Watches how much of the heap is in use beside what a database in memory keeps for itself, which grows with what
 * is written to it.
 */
export class HeapWatch {
  /** CPU milliseconds that watching took. */
  cpu = 0;
  private readonly collect: () => void;
  private readonly samples: { used: number; written: number }[] = [];
  private looks = 0;

  /** @param written bytes written to the database so far */
  constructor(private readonly written: () => number) {
    setFlagsFromString('--expose-gc');
    this.collect = runInNewContext('gc') as () => void;
    this.sample();
  }

  look(): void {
    this.looks++;
    if (this.looks % EVERY === 0) this.sample();
  }

  /** Bytes, between the first sample and the last. */
  peak(): number {
    this.sample();
    const [first, last] = [this.samples[0], this.samples.at(-1)];
    if (first === undefined || last === undefined) return Number.NaN;
    const kept = last.written === 0 ? 0 : (last.used - first.used) / last.written;
    return Math.round(
      Math.max(...this.samples.map(({ used, written }) => used - first.used - kept * written)),
    );
  }

  private sample(): void {
    const start = process.cpuUsage();
    this.collect();
    this.samples.push({ used: process.memoryUsage().heapUsed, written: this.written() });
    const { user, system } = process.cpuUsage(start);
    this.cpu += (user + system) / 1000;
  }
}
