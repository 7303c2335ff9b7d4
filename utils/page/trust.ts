import { sameName } from '@/utils/core/names';
import type { Doubt, SeenRow } from './rows';

/** Why the buttons of a row are off although the row can be read. */
export type RowBlock =
  | Doubt
  /** TikTok has another name for this id. */
  | 'name-differs'
  /** The name of this id changed on the page, and TikTok has not confirmed the new one. */
  | 'name-changed';

export interface Judgement {
  /** The slot names no longer say which campaign a row shows: nothing in this list may be acted on. */
  recycled: boolean;
  blocked: Map<string, RowBlock>;
}

/** One wrong name may be a renamed campaign; from this many on the ids are worth nothing. */
const TOO_MANY = 2;

/**
 * Decides which rows may be believed. Some builds may keep slot names as a pool of positions and only
 * change what is shown in them (facts: page-dom 3, virtualization); then the id in the slot name is another
 * campaign's. It shows as names that change in place, or that are not the ones TikTok gives for the ids.
 * Once seen, the list stays disbelieved.
 */
export class RowTrust {
  readonly #names = new Map<string, string>();
  readonly #changed = new Set<string>();
  #recycled = false;

  /** @param answered TikTok's own name for an id, null while it is not known */
  judge(rows: readonly SeenRow[], answered: (id: string) => string | null): Judgement {
    const blocked = new Map<string, RowBlock>();
    const wrong = new Set(this.#changed);
    for (const { id, name, doubt } of rows) {
      const known = answered(id);
      const before = this.#names.get(id);
      this.#names.set(id, name);
      if (known !== null && sameName(known, name)) {
        this.#changed.delete(id);
        wrong.delete(id);
      } else if (before !== undefined && before !== name) {
        this.#changed.add(id);
        wrong.add(id);
      } else if (known !== null) wrong.add(id);
      if (doubt) blocked.set(id, doubt);
      else if (this.#changed.has(id)) blocked.set(id, 'name-changed');
      else if (wrong.has(id)) blocked.set(id, 'name-differs');
      if (doubt === 'other-id') wrong.add(id);
    }
    this.#recycled ||= wrong.size >= TOO_MANY;
    return { recycled: this.#recycled, blocked };
  }
}
