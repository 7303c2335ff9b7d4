import type { Level } from '@/utils/core/entity';
import { sameName } from '@/utils/core/names';
import type { SeenSwitch } from '@/utils/wire/page-answers';
import type { Pressed, PressRefusal } from '@/utils/wire/tab-answers';
import type { TabInput } from '@/utils/wire/tab-verbs';
import { placeOf, samePlace } from './hosts';
import { oncePerFrame } from './once-per-frame';
import { dialogsShown, pageIsAsking } from './page-dialogs';
import { findSwitch, isShown, type RowSwitch } from './row-switch';
import { rowIn, type Reading, type SeenRow } from './rows';
import type { RowBlock } from './trust';

type Wanted = TabInput<'press-switch'>;

/** The list as our script sees it at this very moment. */
export interface ListNow {
  readonly table: Element | null;
  read(): Reading;
  isOurs(node: Element): boolean;
}

/** What else is known of the page. */
export interface PageKnown {
  /** Why a row must not be acted on although it can be read; `recycled`: none of the list may be. */
  doubt(row: SeenRow): RowBlock | 'recycled' | null;
  /** Whose list the page read last at this level; null while none was seen. */
  lastRead(level: Level): string | null;
  /** Whether the page's own requests are seen, so that their answers can be waited for. */
  seesRequests(): boolean;
}

/** After this long without a word of what became of a press, nobody is waiting any more. Milliseconds. */
const GIVE_UP = 30_000;

/** The press was made and what came of it will not be learned here. */
export class PressLost extends Error {}

interface Pressing {
  wanted: Wanted;
  before: Set<Element>;
  since: number;
  settle(pressed: Pressed): void;
  fail(): void;
}

/**
 * Presses the page's own switch of a row, as the person would: once, after everything that says which row it is has
 * been read again. The page sends its own request; what became of it is what is seen of it. One press at a time: a
 * new one on another row means that nobody waits for the one before.
 */
export class SwitchPress {
  private pressing: Pressing | null = null;
  readonly #observer = new MutationObserver(() => this.#lookSoon());
  readonly #lookSoon: () => void;

  constructor(
    private readonly list: ListNow,
    private readonly known: PageKnown,
    signal: AbortSignal,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#lookSoon = oncePerFrame(() => this.#look(), signal);
    signal.addEventListener('abort', () => this.#giveUp(), { once: true });
  }

  /** @throws PressLost when the press was made and its outcome will not be seen */
  press(wanted: Wanted): Promise<Pressed> {
    const { pressing } = this;
    // Its switch may not show yet that it is busy; pressed again, it would take back what was pressed.
    if (pressing?.wanted.ref.id === wanted.ref.id && this.now() - pressing.since <= GIVE_UP)
      return Promise.resolve({ result: 'refused', reason: 'switch-busy' });
    this.#giveUp();
    const { to } = wanted;
    const found = this.#find(wanted);
    if (typeof found === 'string') return Promise.resolve({ result: 'refused', reason: found });
    if (found.shows === to) return Promise.resolve({ result: 'already' });
    if (found.shows === null || pageIsAsking())
      return Promise.resolve({ result: 'refused', reason: 'switch-busy' });
    const outcome = new Promise<Pressed>((resolve, reject) => {
      this.pressing = {
        wanted,
        before: dialogsShown(),
        since: this.now(),
        settle: resolve,
        fail: () => reject(new PressLost()),
      };
    });
    // Whatever the page does next shows in its tree, in attributes or in a dialog.
    this.#observer.observe(document, { childList: true, subtree: true, attributes: true });
    found.element.click();
    return outcome;
  }

  /** The page asked TikTok to turn a switch, and this is what came back. */
  heard({ advertiserId, level, ids, to, answer }: SeenSwitch): void {
    const wanted = this.pressing?.wanted;
    if (wanted?.to !== to || !samePlace(wanted.ref, { advertiserId, level })) return;
    if (ids.includes(wanted.ref.id)) this.#end({ result: 'sent', answer });
  }

  /** Everything that says which row this is, read anew; the switch, or why it is not to be pressed. */
  #find({ ref, name }: Wanted): RowSwitch | PressRefusal {
    const place = placeOf(location.href);
    if (!samePlace(place, ref)) return 'other-account';
    const lastRead = this.known.lastRead(ref.level);
    if (lastRead !== null && lastRead !== ref.advertiserId) return 'other-account';
    const { list } = this;
    const reading = list.read();
    if (reading.state === 'unreadable') return 'unreadable';
    const row = rowIn(reading, ref.id);
    if (!list.table || !row || !isShown(row.cell)) return 'row-gone';
    const doubt = row.doubt ?? this.known.doubt(row);
    if (doubt === 'recycled') return 'unreadable';
    if (doubt !== null || !sameName(row.name, name)) return 'row-differs';
    return findSwitch(list.table, ref.id, (node) => list.isOurs(node)) ?? 'no-switch';
  }

  #look(): void {
    const { pressing } = this;
    if (!pressing) return;
    if (this.now() - pressing.since > GIVE_UP) return this.#giveUp();
    for (const dialog of dialogsShown())
      if (!pressing.before.has(dialog)) return this.#end({ result: 'asks' });
    // A switch that shows what was wanted proves nothing: some turn before the answer is there, and back after it.
    if (this.known.seesRequests()) return;
    // Never the element that was pressed: it may show another row by now.
    const found = this.#find(pressing.wanted);
    if (typeof found !== 'string' && found.shows === pressing.wanted.to) this.#end({ result: 'flipped' });
  }

  #end(pressed: Pressed): void {
    const { pressing } = this;
    this.#stop();
    pressing?.settle(pressed);
  }

  #giveUp(): void {
    const { pressing } = this;
    this.#stop();
    pressing?.fail();
  }

  #stop(): void {
    this.#observer.disconnect();
    this.pressing = null;
  }
}
