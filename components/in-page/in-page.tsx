import type { Action } from '@/utils/core/order';
import { onPush } from '@/utils/wire/client';
import { send } from '@/utils/wire/page-client';
import type { Place } from '@/utils/page/hosts';
import { KnownRows } from '@/utils/page/known-rows';
import { List, type Faces, type ListHealth } from '@/utils/page/list';
import { canStop, offerFor } from '@/utils/page/row-actions';
import { Presses } from '@/utils/page/presses';
import type { SeenRow } from '@/utils/page/rows';
import { SessionTab } from '@/utils/page/session-tab';
import { rememberSwitch, switchHints, switchNow, type SwitchMemory } from '@/utils/page/switch-hint';
import { RowTrust, type RowBlock } from '@/utils/page/trust';
import { words } from '../words';
import { bannerFor } from './banners';
import { BulkFlow } from './bulk-flow';
import { chipFor, VerdictNews } from './chips';
import { Overlay } from './overlay';
import { PressFlow } from './press-flow';
import type { RowStripProps } from './row-strip';
import { Strips } from './strips';

const BLOCK_WORDS = {
  'shared-id': 'page_block_shared_id',
  'other-id': 'page_block_other_id',
  'name-differs': 'page_block_name_differs',
  'name-changed': 'page_block_name_changed',
} as const satisfies Record<RowBlock, string>;

/**
 * Standstill in Ads Manager: follows the list, asks the worker about its rows, and draws what is known
 * beside them. Everything it puts into the page goes when the signal aborts.
 */
export class InPage implements Faces {
  readonly #strips = new Strips();
  readonly #overlay: Overlay;
  readonly #known: KnownRows;
  readonly #presses: Presses;
  readonly #list: List;
  readonly #flow: PressFlow;
  readonly #bulk: BulkFlow;
  readonly #session: SessionTab;
  readonly #news = new VerdictNews();
  #trust = new RowTrust();
  #blocked: ReadonlyMap<string, RowBlock> = new Map();
  #recycled = false;
  #rows = new Map<string, SeenRow>();
  #switches = new Map<string, SwitchMemory>();
  /** What of the page's own news each strip was last drawn with, so that a look draws only what changed. */
  readonly #drawn = new Map<string, string>();
  #awakeId: string | null = null;
  #state: ListHealth = 'quiet';

  constructor(private readonly signal: AbortSignal) {
    this.#overlay = new Overlay(signal);
    this.#known = new KnownRows(
      (input) => send('page/rows', input),
      (ids) => this.#learned(ids),
    );
    this.#presses = new Presses((press) => send('press', press));
    this.#list = new List(this, signal);
    const doubt = ({ id }: SeenRow) => (this.#recycled ? 'recycled' : (this.#blocked.get(id) ?? null));
    this.#session = new SessionTab(this.#list, doubt, () => this.#pauseFocused(), signal);
    const rows = {
      rowNow: (id: string) => this.#actableRow(id),
      place: () => this.#list.place,
      changed: (id: string) => this.#draw(id),
      focus: (id: string, action: Action) => this.#strips.focus(id, action),
      pausable: (id: string) => this.#isPausable(id),
      readable: () => this.#list.read().state === 'rows',
    };
    this.#flow = new PressFlow(this.#presses, this.#overlay, this.#known, rows);
    this.#bulk = new BulkFlow(this.#presses, this.#overlay, this.#known, rows, (wishes) =>
      this.#flow.askEach(wishes),
    );
  }

  start(): void {
    const { signal } = this;
    const comeBack = (): void => {
      if (document.visibilityState === 'visible') this.#known.comeBack();
    };
    onPush('rows', (push) => this.#known.hear(push), signal);
    window.addEventListener('focus', comeBack, { signal });
    document.addEventListener('visibilitychange', comeBack, { signal });
    window.addEventListener('popstate', () => this.#list.goTo(location.href), { signal });
    const looks = (): void => {
      this.#list.refresh();
      // What the page makes of a click is there in the next frame.
      this.#list.refresh();
    };
    window.addEventListener('click', looks, { signal, capture: true, passive: true });
    this.#session.start();
    this.#list.start();
  }

  /** @param address where the page is going */
  goTo(address: string): void {
    this.#list.goTo(address);
  }

  hasRead(place: Place, id: string): boolean {
    return this.#session.hasRead(place, id);
  }

  moved(place: Place | null): void {
    this.#known.moveTo(place);
    this.#trust = new RowTrust();
    this.#recycled = false;
    this.#rows = new Map();
    this.#switches = new Map();
    this.#flow.drop();
    this.#bulk.moved(place);
    this.#session.moved();
    if (place) this.#overlay.prepare();
  }

  seen(place: Place, table: Element, rows: readonly SeenRow[]): readonly SeenRow[] {
    this.#judge(rows);
    if (this.#recycled) {
      this.#bulk.moved(null);
      return [];
    }
    const hints = switchHints(table, place.level);
    for (const { id } of rows) {
      const answer = this.#known.view(id)?.switch;
      this.#remember(id, { hint: null, ...hints.get(id), ...(answer && { answer }) });
    }
    this.#rows = new Map(rows.map((row) => [row.id, row]));
    if (rows.length > 0) this.#session.rowsAreShown();
    this.#known.see(rows);
    for (const row of rows) if (this.#drawn.get(row.id) !== this.#looksOf(row)) this.#draw(row.id);
    this.#bulk.see(table, rows);
    return rows;
  }

  mount(row: SeenRow): HTMLElement {
    this.#drawn.set(row.id, this.#looksOf(row));
    return this.#strips.mount(row.id, this.#propsOf(row));
  }

  unmount(id: string): void {
    this.#drawn.delete(id);
    this.#strips.unmount(id);
  }

  restored(id: string): void {
    this.#strips.refocus(id);
  }

  awake(id: string | null): void {
    const before = this.#awakeId;
    this.#awakeId = id;
    if (before !== null) this.#draw(before);
    if (id === null) return;
    if (this.#known.failure !== null) this.#known.comeBack();
    this.#draw(id);
  }

  health(health: ListHealth): void {
    const removes = health === 'fought';
    // A banner would be removed like the buttons; the worker says it where the page has no hand.
    if (removes !== (this.#state === 'fought')) send('page/removes-us', { removes }).catch(() => {});
    this.#state = health;
    this.#showBanner();
  }

  #judge(rows: readonly SeenRow[]): void {
    const judgement = this.#trust.judge(rows, (id) => this.#known.view(id)?.name ?? null);
    this.#blocked = judgement.blocked;
    this.#recycled = judgement.recycled;
  }

  /** The worker told something about these rows, or could not be asked about them. */
  #learned(ids: readonly string[]): void {
    if (this.signal.aborted) return;
    for (const id of ids) {
      const view = this.#known.view(id);
      if (!view) continue;
      this.#remember(id, { answer: view.switch });
      if (view.order) {
        this.#presses.settle(view.ref, view.order);
        this.#bulk.hear(view.order);
        const said = this.#news.hear(view.order, view.name ?? '');
        if (said !== null) this.#overlay.announce(said);
      }
    }
    const before = this.#recycled;
    this.#judge([...this.#rows.values()]);
    if (this.#recycled !== before) this.#list.refresh();
    for (const id of ids) this.#draw(id);
    this.#bulk.draw();
    this.#showBanner();
  }

  #remember(id: string, news: Parameters<typeof rememberSwitch>[1]): void {
    this.#switches.set(id, rememberSwitch(this.#switches.get(id), news));
  }

  #actableRow(id: string): SeenRow | null {
    const row = this.#list.rowNow(id);
    const shown = this.#strips.shownName(id);
    return row && row.name === shown && row.doubt === null && !this.#blocked.has(id) ? row : null;
  }

  /** The browser's own shortcut was pressed. Where the focus is not on our own button, the page may have put it there. */
  #pauseFocused(): void {
    const id = this.#list.focusedId();
    const { place } = this.#list;
    // Pressed twice, it is one wish.
    if (id !== null && place && this.#presses.under({ ...place, id })) return;
    if (id !== null && this.#isPausable(id)) return this.#flow.press(id, 'pause', this.#strips.isSeen(id));
    this.#overlay.toast(words(id === null ? 'shortcut_no_row' : 'shortcut_not_pausable'), { problem: true });
  }

  #isPausable(id: string): boolean {
    const { place } = this.#list;
    if (!place || this.#blocked.has(id)) return false;
    const pressing = this.#presses.under({ ...place, id });
    const { buttons, busy } = offerFor(this.#known.view(id), this.#switches.get(id), pressing);
    return busy === null && buttons.some(({ action }) => action === 'pause');
  }

  #draw(id: string): void {
    const row = this.#rows.get(id);
    if (!row || !this.#drawn.has(id)) return;
    this.#drawn.set(id, this.#looksOf(row));
    this.#strips.update(id, this.#propsOf(row));
  }

  #looksOf({ id, name }: SeenRow): string {
    const memory = this.#switches.get(id);
    return `${switchNow(memory)} ${memory?.pressable ?? ''} ${this.#blocked.get(id) ?? ''} ${name}`;
  }

  #propsOf(row: SeenRow): RowStripProps {
    const { place } = this.#list;
    const view = this.#known.view(row.id);
    const pressing = place ? this.#presses.under({ ...place, id: row.id }) : null;
    const block = this.#blocked.get(row.id);
    const orphaned = this.#known.failure === 'orphaned';
    const memory = this.#switches.get(row.id);
    const stoppable = canStop(view, memory);
    const chip = chipFor(view, pressing, { block: block ? words(BLOCK_WORDS[block]) : null, stoppable });
    return {
      name: row.name,
      offer: offerFor(view, memory, pressing),
      chip,
      blocked: orphaned ? words('page_orphaned') : block ? words(BLOCK_WORDS[block]) : null,
      awake: row.id === this.#awakeId,
      onPress: (action: Action, sure: boolean) => this.#flow.press(row.id, action, sure),
      onChip: () => (chip?.here ? this.#flow.tell(chip.sentence) : this.#flow.open('orders')),
    };
  }

  #showBanner(): void {
    const health = this.#recycled ? 'unreadable' : this.#state;
    this.#overlay.banner(
      bannerFor(health, this.#known, {
        open: (page) => this.#flow.open(page),
        retry: () => this.#known.comeBack(),
        resume: () => this.#flow.resumeSession(),
      }),
    );
  }
}
