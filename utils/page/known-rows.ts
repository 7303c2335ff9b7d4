import type { Sentence } from '@/utils/core/verdict';
import { SendError, type SendFailure } from '@/utils/wire/client';
import type { InputOf, OutputOf } from '@/utils/wire/commands';
import type { PushOf } from '@/utils/wire/to-the-page';
import type { Access, RowView } from '@/utils/wire/views';
import { samePlace, type Place } from './hosts';
import type { SeenRow } from './rows';

type Ask = (input: InputOf<'page/rows'>) => Promise<OutputOf<'page/rows'>>;

/** Rows in one question to the worker. */
const LIMIT = 1000;
/** A worker that did not answer is not asked again by mere re-rendering more often than this. */
const RETRY_AFTER_MS = 3000;

/**
 * What the worker has told about the rows of the list. Every row is asked for once per name it was seen
 * with; the worker then sends news by itself. A failed question is repeated when something happens
 * anyway (the person comes back, the list changes), never by a timer: the page can cancel our timers.
 */
export class KnownRows {
  access: Access | null = null;
  /** Why there is no access, where the worker said so. */
  why: Sentence | null = null;
  failure: SendFailure | null = null;
  private place: Place | null = null;
  readonly #views = new Map<string, RowView>();
  readonly #asked = new Map<string, string>();
  #visible: readonly SeenRow[] = [];
  #failedAt = 0;

  /** @param changed called with the ids of which something new is known */
  constructor(
    private readonly ask: Ask,
    private readonly changed: (ids: readonly string[]) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  view(id: string): RowView | null {
    return this.#views.get(id) ?? null;
  }

  /** Another account or level: nothing known carries over. */
  moveTo(place: Place | null): void {
    if (samePlace(place, this.place)) return;
    if (place?.advertiserId !== this.place?.advertiserId) {
      this.access = null;
      this.why = null;
    }
    this.place = place;
    this.#views.clear();
    this.#asked.clear();
    this.#visible = [];
  }

  /** The rows in the list now; asks for those not asked for under this name yet. */
  see(rows: readonly SeenRow[]): void {
    this.#visible = rows;
    const overdue = this.failure !== null && this.now() - this.#failedAt > RETRY_AFTER_MS;
    const fresh = overdue ? rows : rows.filter((row) => this.#asked.get(row.id) !== row.name);
    void this.#question(fresh);
  }

  /** Asks again for all rows in the list, after a failure or while there is no access. */
  comeBack(): void {
    if (this.failure !== null || this.access !== 'connected') void this.#question(this.#visible);
  }

  /** Asks for one row again: something happened to it. */
  async recheck(id: string): Promise<void> {
    await this.#question(this.#visible.filter((row) => row.id === id));
  }

  hear({ advertiserId, ...told }: PushOf<'rows'>): void {
    if (advertiserId !== this.place?.advertiserId) return;
    const regained = told.access === 'connected' && this.access !== 'connected';
    this.#learn(told);
    if (regained) void this.#question(this.#visible);
  }

  async #question(rows: readonly SeenRow[]): Promise<void> {
    const { place } = this;
    if (!place) return;
    for (let start = 0; start < rows.length; start += LIMIT) {
      const part = rows.slice(start, start + LIMIT);
      for (const { id, name } of part) this.#asked.set(id, name);
      await this.#questionPart(place, part);
    }
  }

  async #questionPart(place: Place, part: readonly SeenRow[]): Promise<void> {
    try {
      const answer = await this.ask({
        ...place,
        rows: part.map(({ id, name }) => ({ id, name: name.slice(0, 1000) })),
      });
      if (!samePlace(place, this.place)) return;
      const wasAway = this.failure !== null;
      this.failure = null;
      this.#learn(answer);
      // Nothing else would ask again for what it missed while it was away.
      if (wasAway) void this.#question(this.#visible.filter((row) => !part.includes(row)));
    } catch (error) {
      this.failure = error instanceof SendError ? error.failure : 'unreachable';
      this.#failedAt = this.now();
      this.changed(part.map((row) => row.id));
    }
  }

  #learn({ access, why, rows }: OutputOf<'page/rows'>): void {
    this.access = access;
    this.why = why ?? null;
    const mine = rows.filter(
      ({ ref }) => ref.advertiserId === this.place?.advertiserId && ref.level === this.place.level,
    );
    for (const row of mine) this.#views.set(row.ref.id, row);
    this.changed(mine.map((row) => row.ref.id));
  }
}
