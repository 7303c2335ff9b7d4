import { tag } from './bundle';
import { cellPainter, type Row } from './cells';
import { copyCells } from './copies';
import { columnsOf, footerCells, headerCells } from './columns';
import type { ReplicaCounters } from './counters';
import { h } from './dom';
import { label } from './labels';
import { lightCells, type CellPainter, type LightCells } from './light-cells';
import { KEYS } from './list-body';
import { fetchBesides, fetchList, updateStatus, type Boot, type ListData, type ListQuery } from './net';
import { own } from './own';
import { confirmTurnOff, scatterCopies, toast } from './overlays';
import { flags, openList, readSort, writeDates, writeSort, type Route } from './route';
import type { KsTable } from './shadow-table';
import { pager, toolbar } from './shell';

/** One mounted list: toolbar, table, pager, and everything that happens in them. */
export class ListApp {
  readonly element = h('div', { class: 'panel' });
  private readonly columns;
  private readonly table = own(document.createElement(tag('virtual-table')) as KsTable);
  private readonly painter: CellPainter<Row>;
  private readonly cells: LightCells<Row>;
  private readonly footer = h('div');
  private readonly query: ListQuery;
  private readonly selection = new Set<string>();
  private readonly toggling = new Set<string>();
  private rows: Row[] | undefined;
  private totals: ListData | undefined;
  private totalCount = 0;
  private pageCount = 1;
  private loading = true;
  private latest = 0;
  private timer = 0;
  private generation = 0;

  constructor(
    private readonly route: Route,
    private readonly boot: Boot,
    private readonly counters: ReplicaCounters,
  ) {
    this.columns = columnsOf(route.list);
    this.query = {
      page: 1,
      pageSize: flags.rows || 20,
      sort: readSort(),
      search: '',
      show: 'no_delete',
    };
    const fields = this.columns.map((column) => column.field);
    this.painter = cellPainter(route.list, fields, boot, {
      selected: (row) => this.selection.has(row.id),
      toggling: (row) => this.toggling.has(row.id),
      loading: () => this.loading,
      open: (row) => this.open(row),
      toggle: (row) => void this.toggle(row),
      say: toast,
    });
    this.cells = lightCells(flags.unreadable ? 'a' : flags.virtual, this.table, this.painter);
    this.mount();
  }

  /** Stops everything that would outlive the table. */
  unmount(): void {
    window.clearInterval(this.timer);
    this.latest += 1;
    this.element.remove();
  }

  private mount(): void {
    const bar = toolbar(this.route, this.boot, {
      refresh: () => void this.load(),
      search: (text) => this.change({ search: text, page: 1 }),
      show: (show) => this.change({ show, page: 1 }),
      dates: (st, et) => {
        this.route.st = st;
        this.route.et = et;
        writeDates(st, et);
        this.change({ page: 1 });
      },
    });
    this.element.append(bar, h('div', { class: 'table-root' }, this.table), this.footer);
    this.table.setup(this.model(), flags);
    this.paintFrame();
    if (flags.rerender > 0) this.timer = window.setInterval(() => this.rerender(), flags.rerender);
    void this.load();
  }

  private model() {
    return {
      columns: this.columns,
      emptyText: label('empty'),
      count: () => this.rows?.length,
      slotId: (index: number) => this.cells.slotId(this.rows ?? [], index),
      selected: (index: number) => this.selection.has(this.rows?.[index]?.id ?? ''),
      provide: (range: { start: number; end: number }) => this.cells.provide(this.rows ?? [], range),
      onRowClick: (index: number) => this.select(index),
      onHeaderClick: (field: string) => this.sortBy(field),
    };
  }

  private change(part: Partial<ListQuery>): void {
    Object.assign(this.query, part);
    this.table.scrollToTop();
    void this.load();
  }

  private sortBy(field: string): void {
    const { sort } = this.query;
    const order = sort.field === field && sort.order === 1 ? 0 : 1;
    writeSort(field, order);
    this.change({ sort: { field, order }, page: 1 });
  }

  private async load(): Promise<void> {
    this.latest += 1;
    const mine = this.latest;
    this.loading = true;
    if (this.rows) this.cells.repaint(this.rows);
    const early = Math.random() < 0.5;
    if (early) fetchBesides(this.route, this.query);
    try {
      const pending = fetchList(this.route, this.query);
      if (!early) fetchBesides(this.route, this.query);
      const answer = await pending;
      if (mine !== this.latest) return;
      this.rows = this.shape(answer.rows);
      this.totals = answer.totals;
      this.totalCount = answer.totalCount;
      this.pageCount = answer.pageCount;
    } catch (error) {
      if (mine !== this.latest) return;
      toast(error instanceof Error ? error.message : 'System error');
    }
    this.loading = false;
    this.paint();
    this.counters.lists += 1;
  }

  private shape(data: ListData[]): Row[] {
    const { id: idKey, prefix } = KEYS[this.route.list];
    this.generation += 1;
    const real = data.filter((row) => row[idKey] !== '0');
    const rows = real.map((row, index): Row => {
      const id = row[idKey] ?? '';
      const readable = flags.unreadable ? `r${this.generation}x${index}` : id;
      return { key: id, slotId: readable, id, data: row, special: false };
    });
    const [first, second] = rows;
    if (flags.duplicateSlots === 2 && first && second) second.slotId = first.slotId;
    const special = (id: string, name: string): Row => {
      return { key: id, slotId: id, id, data: { [`${prefix}_name`]: name }, special: true };
    };
    if (!flags.nonNumeric) return rows;
    return [
      special('draft-9f2a', 'Untitled draft'),
      ...rows,
      special('summary', 'Summary'),
      special('total', 'Total'),
    ];
  }

  /** Shows the rows that were just received. */
  private paint(): void {
    const rows = this.rows ?? [];
    if (flags.harsh) this.reset();
    else this.cells.repaint(rows);
    this.table.refresh();
    this.paintFrame();
    scatterCopies(rows.map((row) => row.data[`${KEYS[this.route.list].prefix}_name`] ?? ''));
  }

  private paintFrame(): void {
    for (const old of this.table.querySelectorAll(':scope > [slot^="header-"],:scope > [slot^="footer-"]'))
      old.remove();
    this.table.append(
      ...headerCells(this.columns, this.query.sort),
      ...footerCells(this.columns, this.totals, this.totalCount, this.boot),
    );
    copyCells(this.table, KEYS[this.route.list].prefix, this.painter, this.rows ?? []);
    const { page, pageSize: size } = this.query;
    this.footer.replaceChildren(
      pager({ page, size, pages: this.pageCount, total: this.totalCount }, (to, newSize) =>
        this.change({ page: to, pageSize: newSize }),
      ),
    );
  }

  /** Harsh re-render: all children of the host are put anew, foreign ones are gone. */
  private reset(): void {
    if (this.rows) this.cells.repaint(this.rows);
    const cells = this.cells.cells();
    this.table.replaceChildren();
    for (const cell of cells) cell.renew();
  }

  private rerender(): void {
    this.counters.rerenders += 1;
    if (flags.harsh) {
      this.reset();
      this.paintFrame();
      return;
    }
    const shown = this.cells.cells().filter(({ cell }) => cell.assignedSlot);
    const pick = shown[Math.floor(Math.random() * shown.length)];
    if (Math.random() < 0.5) pick?.renew();
    else pick?.refill();
  }

  private select(index: number): void {
    this.counters.rowClicks += 1;
    const row = this.rows?.[index];
    if (!row || row.special) return;
    if (!this.selection.delete(row.id)) this.selection.add(row.id);
    if (this.rows) this.cells.repaint(this.rows);
    this.table.showSelection();
  }

  private open(row: Row): void {
    if (this.route.list === 'campaign') openList('adgroup', { field: 'campaign_ids', ids: [row.id] });
    else if (this.route.list === 'adgroup') openList('ad', { field: 'ad_ids', ids: [row.id] });
  }

  /** The page's own switch: ask, send, read the list again, show what it says. */
  private async toggle(row: Row): Promise<void> {
    if (this.toggling.has(row.id)) return;
    const on = row.data[`${KEYS[this.route.list].prefix}_opt_status`] === '0';
    if (on && !(await confirmTurnOff())) return;
    this.toggling.add(row.id);
    if (this.rows) this.cells.repaint(this.rows);
    try {
      await updateStatus(this.route, row.id, on ? 'disable' : 'enable');
    } catch (error) {
      toast(error instanceof Error ? error.message : 'System error');
    }
    this.toggling.delete(row.id);
    await this.load();
  }
}
