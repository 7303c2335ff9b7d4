/** When a worker dies: at its n-th await, just before the awaited thing happens or just after. */
export interface Death {
  at: number;
  when: 'before' | 'after';
}

/**
 * Every await of the engine on something outside itself goes through here, so that it can die at any of
 * them. A dead worker's awaits never come back, and nothing it still tries takes effect.
 */
export class Mortality {
  /** Awaits so far. */
  points = 0;
  /** Awaits that have not come back yet. */
  pending = 0;
  dead = false;
  private readonly onDeath: (() => void)[] = [];

  constructor(private death: Death | null = null) {}

  /** From here on, dies at the n-th await to come. */
  dieAt({ at, when }: Death): void {
    this.death = { at: this.points + at, when };
  }

  whenDead(act: () => void): void {
    this.onDeath.push(act);
  }

  die(): void {
    if (this.dead) return;
    this.dead = true;
    for (const act of this.onDeath) act();
  }

  /** Runs one outside operation. `then` is used as it is given, because Dexie's promises carry its transaction. */
  point<T>(operation: () => PromiseLike<T>): Promise<T> {
    if (this.dead) return never();
    const number = ++this.points;
    if (this.death?.at === number && this.death.when === 'before') {
      this.die();
      return never();
    }
    this.pending++;
    const back = () => {
      this.pending--;
      if (this.death?.at === number && this.death.when === 'after') this.die();
      return this.dead;
    };
    return operation().then(
      (value) => (back() ? never<T>() : value),
      (error: unknown) => {
        if (back()) return never<T>();
        throw error;
      },
    ) as Promise<T>;
  }
}

function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}
