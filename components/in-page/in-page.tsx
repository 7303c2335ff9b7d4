import type { Action } from '@/utils/core/order';
import { onPush, send } from '@/utils/wire/client';
import type { Place } from '@/utils/page/hosts';
import { KnownRows } from '@/utils/page/known-rows';
import { List, type Faces, type ListHealth } from '@/utils/page/list';
import { offerFor } from '@/utils/page/row-actions';
import { Presses } from '@/utils/page/presses';
import type { SeenRow } from '@/utils/page/rows';
import { rememberSwitch, switchHints, switchNow, type SwitchMemory } from '@/utils/page/switch-hint';
import { RowTrust, type RowBlock } from '@/utils/page/trust';
import { words } from '../words';
import { bannerFor } from './banners';
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
  private readonly strips = new Strips();
  private readonly overlay: Overlay;
  private readonly known: KnownRows;
  private readonly presses: Presses;
  private readonly list: List;
  private readonly flow: PressFlow;
  private readonly news = new VerdictNews();
  private trust = new RowTrust();
  private blocked: ReadonlyMap<string, RowBlock> = new Map();
  private recycled = false;
  private rows = new Map<string, SeenRow>();
  private switches = new Map<string, SwitchMemory>();
  /** What of the page's own news each strip was last drawn with, so that a look draws only what changed. */
  private readonly drawn = new Map<string, string>();
  private awakeId: string | null = null;
  private state: ListHealth = 'quiet';

  constructor(private readonly signal: AbortSignal) {
    this.overlay = new Overlay(signal);
    this.known = new KnownRows(
      (input) => send('page/rows', input),
      (ids) => this.learned(ids),
    );
    this.presses = new Presses((press) => send('press', press));
    this.list = new List(this, signal);
    this.flow = new PressFlow(this.presses, this.overlay, this.known, {
      rowNow: (id) => this.actableRow(id),
      place: () => this.list.place,
      changed: (id) => this.draw(id),
      focus: (id, action) => this.strips.focus(id, action),
    });
  }

  start(): void {
    const { signal } = this;
    const comeBack = (): void => {
      if (document.visibilityState === 'visible') this.known.comeBack();
    };
    onPush('rows', (push) => this.known.hear(push), signal);
    window.addEventListener('focus', comeBack, { signal });
    document.addEventListener('visibilitychange', comeBack, { signal });
    window.addEventListener('popstate', () => this.list.goTo(location.href), { signal });
    this.list.start();
  }

  /** @param address where the page is going */
  goTo(address: string): void {
    this.list.goTo(address);
  }

  moved(place: Place | null): void {
    this.known.moveTo(place);
    this.trust = new RowTrust();
    this.recycled = false;
    this.rows = new Map();
    this.switches = new Map();
    this.flow.drop();
    if (place) this.overlay.prepare();
  }

  seen(place: Place, table: Element, rows: readonly SeenRow[]): readonly SeenRow[] {
    this.judge(rows);
    if (this.recycled) return [];
    const hints = switchHints(table, place.level);
    for (const { id } of rows) {
      const answer = this.known.view(id)?.switch;
      this.remember(id, { hint: hints.get(id) ?? null, ...(answer && { answer }) });
    }
    this.rows = new Map(rows.map((row) => [row.id, row]));
    this.known.see(rows);
    for (const row of rows) if (this.drawn.get(row.id) !== this.looksOf(row)) this.draw(row.id);
    return rows;
  }

  mount(row: SeenRow): HTMLElement {
    this.drawn.set(row.id, this.looksOf(row));
    return this.strips.mount(row.id, this.propsOf(row));
  }

  unmount(id: string): void {
    this.drawn.delete(id);
    this.strips.unmount(id);
  }

  restored(id: string): void {
    this.strips.refocus(id);
  }

  awake(id: string | null): void {
    const before = this.awakeId;
    this.awakeId = id;
    if (before !== null) this.draw(before);
    if (id === null) return;
    if (this.known.failure !== null) this.known.comeBack();
    this.draw(id);
  }

  health(health: ListHealth): void {
    this.state = health;
    this.showBanner();
  }

  private judge(rows: readonly SeenRow[]): void {
    const judgement = this.trust.judge(rows, (id) => this.known.view(id)?.name ?? null);
    this.blocked = judgement.blocked;
    this.recycled = judgement.recycled;
  }

  /** The worker told something about these rows, or could not be asked about them. */
  private learned(ids: readonly string[]): void {
    if (this.signal.aborted) return;
    for (const id of ids) {
      const view = this.known.view(id);
      if (!view) continue;
      this.remember(id, { answer: view.switch });
      if (view.order) {
        this.presses.settle(view.ref, view.order);
        const said = this.news.hear(view.order, view.name ?? '');
        if (said !== null) this.overlay.announce(said);
      }
    }
    const before = this.recycled;
    this.judge([...this.rows.values()]);
    if (this.recycled !== before) this.list.refresh();
    for (const id of ids) this.draw(id);
    this.showBanner();
  }

  private remember(id: string, news: Parameters<typeof rememberSwitch>[1]): void {
    this.switches.set(id, rememberSwitch(this.switches.get(id), news));
  }

  private actableRow(id: string): SeenRow | null {
    const row = this.list.rowNow(id);
    const shown = this.strips.shownName(id);
    return row && row.name === shown && row.doubt === null && !this.blocked.has(id) ? row : null;
  }

  private draw(id: string): void {
    const row = this.rows.get(id);
    if (!row || !this.drawn.has(id)) return;
    this.drawn.set(id, this.looksOf(row));
    this.strips.update(id, this.propsOf(row));
  }

  private looksOf({ id, name }: SeenRow): string {
    return `${switchNow(this.switches.get(id))} ${this.blocked.get(id) ?? ''} ${name}`;
  }

  private propsOf(row: SeenRow): RowStripProps {
    const { place } = this.list;
    const view = this.known.view(row.id);
    const pressing = place ? this.presses.under({ ...place, id: row.id }) : null;
    const block = this.blocked.get(row.id);
    const orphaned = this.known.failure === 'orphaned';
    return {
      name: row.name,
      offer: offerFor(view, switchNow(this.switches.get(row.id)), pressing),
      chip: chipFor(view, pressing, block ? words(BLOCK_WORDS[block]) : null),
      blocked: orphaned ? words('page_orphaned') : block ? words(BLOCK_WORDS[block]) : null,
      awake: row.id === this.awakeId,
      onPress: (action: Action) => this.flow.press(row.id, action),
      onChip: () => this.flow.open('orders'),
    };
  }

  private showBanner(): void {
    const health = this.recycled ? 'unreadable' : this.state;
    this.overlay.banner(
      bannerFor(health, this.known, {
        open: (page) => this.flow.open(page),
        retry: () => this.known.comeBack(),
      }),
    );
  }
}
