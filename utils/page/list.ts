import { oncePerFrame } from './once-per-frame';
import { placeOf, samePlace, type Place } from './hosts';
import { planPlacement, standingOf, type Standing } from './placement';
import { RestoreBudget } from './restore-budget';
import { readRows, rowIn, type Reading, type SeenRow } from './rows';
import { ID_FIELDS, NAME_FIELDS, STATE_FIELD } from './selectors';
import { parseCellSlot } from './slots';
import { watchTable } from './table';
import { watchPointer } from './awake';

/** Whether the list can be worked with. */
export type ListHealth =
  /** No list here, or one without rows. */
  | 'quiet'
  | 'readable'
  /** The page was rebuilt: there are cells, and no row can be read from them. */
  | 'unreadable'
  /** The page keeps removing our nodes. */
  | 'fought';

/** What stands beside each row; the list knows nothing about how it looks. */
export interface Faces {
  mount(row: SeenRow, place: Place): HTMLElement;
  unmount(id: string): void;
  /** Our node was taken out by the page and put back: the focus it had is lost. */
  restored(id: string): void;
  awake(id: string | null): void;
  /** All rows that can be read now; called after each look. Answers which of them may have a face. */
  seen(place: Place, table: Element, rows: readonly SeenRow[]): readonly SeenRow[];
  /** Whether the page itself read this row for this place. */
  hasRead(place: Place, id: string): boolean;
  /** Another list, level or account: what was known of the old rows is worth nothing. */
  moved(place: Place | null): void;
  health(health: ListHealth): void;
}

/** More faces than this are spread over several frames, so that a list of a thousand rows never stalls. */
const MOUNTS_PER_FRAME = 40;

/** Follows the list of the page and keeps one node of ours beside every row, until the signal aborts. */
export class List {
  place: Place | null = null;
  table: Element | null = null;
  readonly #own = new WeakSet<Element>();
  readonly #placed = new Map<string, HTMLElement>();
  readonly #budget = new RestoreBudget();
  readonly #observer = new MutationObserver((records) => this.#hear(records));
  /**
   * In which list rows were on the page when it moved on: they belong to that one, unless the page has read them for
   * the new one. Its address may be the last thing that changes, or change again before the list does.
   */
  readonly #left = new Map<string, Place | null>();
  #visible = new Set<string>();
  #address = '';
  #lookForTable: () => void = () => {};
  #tableLife = new AbortController();
  /** Looks at the list again; many calls in one frame are one look. */
  readonly refresh: () => void;

  constructor(
    private readonly faces: Faces,
    private readonly signal: AbortSignal,
  ) {
    this.refresh = oncePerFrame(() => this.#look(), signal);
  }

  start(): void {
    this.goTo(location.href);
    this.#lookForTable = watchTable(
      () => this.place?.level ?? null,
      (table) => this.#follow(table),
      this.signal,
    );
    this.signal.addEventListener('abort', () => this.#stop(), { once: true });
  }

  /** @param address the address the page is going to; the location itself may still be the old one */
  goTo(address: string): void {
    this.#address = address;
    const place = placeOf(address);
    if (samePlace(place, this.place)) return;
    for (const id of this.#visible) this.#left.set(id, this.place);
    this.place = place;
    this.#visible = new Set();
    this.#clear();
    this.faces.moved(place);
    this.faces.health('quiet');
    this.#lookForTable();
    this.refresh();
  }

  #follow(table: Element | null): void {
    this.#observer.disconnect();
    this.#tableLife.abort();
    this.#tableLife = new AbortController();
    this.#clear();
    this.table = table;
    if (!table) return this.faces.health('quiet');
    this.faces.moved(this.place);
    this.#observer.observe(table, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: ['slot', 'aria-checked', 'checked'],
    });
    watchPointer(table, (id) => this.faces.awake(id), this.#tableLife.signal);
    this.refresh();
  }

  #hear(records: readonly MutationRecord[]): void {
    let state = false;
    for (const record of records) {
      const news = this.#newsOf(record);
      if (news === 'rows') return this.refresh();
      state ||= news === 'state';
    }
    if (!state) return;
    this.refresh();
    // A switch widget may draw its new state a frame after its attribute: the second call looks then.
    this.refresh();
  }

  #newsOf({ target, type, attributeName }: MutationRecord): 'rows' | 'state' | null {
    if (target === this.table) return type === 'childList' ? 'rows' : null;
    if (attributeName === 'slot') return target.parentNode === this.table ? 'rows' : null;
    let cell: Node | null = target;
    while (cell && cell.parentNode !== this.table) cell = cell.parentNode;
    const field = cell instanceof Element ? parseCellSlot(cell.getAttribute('slot'))?.field : undefined;
    if (field === undefined || !this.place) return null;
    const { level } = this.place;
    if (NAME_FIELDS[level].includes(field) || ID_FIELDS[level].includes(field)) return 'rows';
    return STATE_FIELD.test(field) ? 'state' : null;
  }

  #look(): void {
    if (location.href !== this.#address) this.goTo(location.href);
    const { place, table } = this;
    if (!place || !table) return;
    const reading = this.read();
    if (reading.state === 'unreadable') {
      this.#clear();
      return this.faces.health('unreadable');
    }
    const rows = reading.state === 'rows' ? reading.rows : [];
    this.#visible = new Set(rows.map((row) => row.id));
    this.#settle(table, place, this.faces.seen(place, table, rows));
  }

  #settle(table: Element, place: Place, rows: readonly SeenRow[]): void {
    const standings = new Map<string, (row: SeenRow) => Standing>();
    for (const [id, host] of this.#placed) standings.set(id, (row) => standingOf(host, table, row));
    const plan = planPlacement(rows, standings);
    for (const id of plan.unmount) this.#remove(id);
    const lost = plan.put.filter((put) => put.lost);
    const mayPut = lost.length === 0 || this.#budget.spend(performance.now());
    for (const put of plan.put) if (mayPut || !put.lost) this.#put(table, put.row, put.lost);
    for (const row of plan.mount.slice(0, MOUNTS_PER_FRAME)) {
      const host = this.faces.mount(row, place);
      this.#own.add(host);
      this.#placed.set(row.id, host);
      host.slot = row.slot;
      table.append(host);
    }
    // What we just wrote is no news; the page cannot have written anything in between.
    this.#observer.takeRecords();
    if (plan.mount.length > MOUNTS_PER_FRAME) this.refresh();
    this.faces.health(this.isFought() ? 'fought' : rows.length > 0 ? 'readable' : 'quiet');
  }

  #put(table: Element, row: SeenRow, lost: boolean): void {
    const host = this.#placed.get(row.id);
    if (!host) return;
    host.slot = row.slot;
    table.append(host);
    if (lost) this.faces.restored(row.id);
  }

  #remove(id: string): void {
    this.#placed.get(id)?.remove();
    this.#placed.delete(id);
    this.faces.unmount(id);
  }

  #clear(): void {
    for (const id of this.#placed.keys()) this.#remove(id);
    this.#observer.takeRecords();
  }

  /** What can be read at this very moment. Rows of a list that the page is leaving are none of this one's. */
  read(): Reading {
    const { place, table } = this;
    const here = place && table?.isConnected && samePlace(placeOf(location.href), place);
    const reading: Reading = here
      ? readRows(table, place.level, (node) => this.isOurs(node))
      : { state: 'empty' };
    if (!place || reading.state !== 'rows') return reading;
    const rows = reading.rows.filter(
      ({ id }) => samePlace(this.#left.get(id) ?? place, place) || this.faces.hasRead(place, id),
    );
    return rows.length > 0 ? { state: 'rows', rows } : { state: 'empty' };
  }

  /** The row that stands where our node of this id hangs, read from the page at this very moment. */
  rowNow(id: string): SeenRow | null {
    const row = rowIn(this.read(), id);
    const host = this.#placed.get(id);
    return row && host?.parentNode === this.table && host.slot === row.slot ? row : null;
  }

  /** The row that has the focus: on something of the page's in it, or on our buttons beside it. */
  focusedId(): string | null {
    const { table } = this;
    const root = table?.getRootNode();
    const focused = root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
    const cell = focused && table?.contains(focused) ? focused.closest('[slot]') : null;
    const id = parseCellSlot(cell?.slot ?? null)?.rowId;
    return id !== undefined && this.#placed.has(id) ? id : null;
  }

  /** Whether the page keeps removing our nodes. */
  isFought(): boolean {
    return this.#budget.isFought(performance.now());
  }

  isOurs(node: Element): boolean {
    return this.#own.has(node);
  }

  #stop(): void {
    this.#clear();
    this.#observer.disconnect();
    this.#tableLife.abort();
  }
}
