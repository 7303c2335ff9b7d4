import type { PageFlags } from '../flags';
import { own } from './own';
import type { RowWindow } from './shadow-table';

/** One row as the light cells know it. `slotId` may be shared or not be a number, `key` never is shared. */
export interface LightRow {
  key: string;
  slotId: string;
}

/** Fills and updates the light cells of one row; the table decides which node belongs to which row. */
export interface CellPainter<Row extends LightRow> {
  fields: string[];
  /** New contents, the old children are thrown away. */
  replace(cell: HTMLElement, row: Row, field: string): void;
  /** New contents in the old nodes where they fit. */
  reuse(cell: HTMLElement, row: Row, field: string): void;
}

/** The way a build of the table keeps its light cells while rows come and go. */
export interface LightCells<Row extends LightRow> {
  provide(rows: Row[], range: RowWindow): void;
  slotId(rows: Row[], index: number): string;
  /** The rows' data changed: paint again what is there. */
  repaint(rows: Row[]): void;
  /** All cells that belong to a row now. */
  cells(): LightCell[];
}

/** One light cell, for re-rendering it without a reason. */
export interface LightCell {
  cell: HTMLElement;
  /** New children in the same node. */
  refill(): void;
  /** Another node with the same slot name, as a re-render with a new key makes. */
  renew(): void;
}

interface CellSet<Row> {
  row: Row;
  slotId: string;
  nodes: Map<string, HTMLElement>;
}

function cellsOf<Row extends LightRow>(
  host: HTMLElement,
  paint: CellPainter<Row>,
  sets: Iterable<CellSet<Row>>,
): LightCell[] {
  return [...sets].flatMap(({ row, nodes }) =>
    [...nodes].map(([field, cell]) => ({
      cell,
      refill: () => paint.replace(cell, row, field),
      renew: () => {
        const fresh = own(document.createElement('div'));
        fresh.slot = cell.slot;
        paint.replace(fresh, row, field);
        nodes.set(field, fresh);
        if (cell.parentNode === host) cell.replaceWith(fresh);
        else host.append(fresh);
      },
    })),
  );
}

abstract class KeptSets<Row extends LightRow> implements LightCells<Row> {
  protected readonly sets = new Map<string, CellSet<Row>>();
  constructor(
    protected readonly host: HTMLElement,
    protected readonly paint: CellPainter<Row>,
  ) {}

  abstract provide(rows: Row[], range: RowWindow): void;

  slotId(rows: Row[], index: number): string {
    return rows[index]?.slotId ?? '';
  }

  repaint(rows: Row[]): void {
    const byKey = new Map(rows.map((row) => [row.key, row]));
    for (const [key, set] of this.sets) {
      const row = byKey.get(key);
      if (row) this.show(set, row, 'reuse');
      else this.drop(key);
    }
  }

  cells(): LightCell[] {
    return cellsOf(this.host, this.paint, this.sets.values());
  }

  protected make(row: Row, slotId: string): CellSet<Row> {
    const set: CellSet<Row> = { row, slotId, nodes: new Map() };
    for (const field of this.paint.fields) {
      const cell = own(document.createElement('div'));
      cell.slot = `cell-${slotId}_${field}`;
      this.paint.replace(cell, row, field);
      set.nodes.set(field, cell);
      this.host.append(cell);
    }
    return set;
  }

  protected show(set: CellSet<Row>, row: Row, how: 'reuse' | 'replace'): void {
    set.row = row;
    for (const [field, cell] of set.nodes) this.paint[how](cell, row, field);
  }

  protected drop(key: string): void {
    for (const cell of this.sets.get(key)?.nodes.values() ?? []) cell.remove();
    this.sets.delete(key);
  }
}

/** (a) Light cells are removed with their row and made anew. */
class RemovedAndAdded<Row extends LightRow> extends KeptSets<Row> {
  override provide(rows: Row[], range: RowWindow): void {
    const wanted = rows.slice(range.start, range.end);
    const keys = new Set(wanted.map((row) => row.key));
    for (const key of this.sets.keys()) if (!keys.has(key)) this.drop(key);
    for (const row of wanted) if (!this.sets.has(row.key)) this.sets.set(row.key, this.make(row, row.slotId));
  }
}

/** (b) The same nodes serve another row: their `slot` is rewritten, their contents updated in place. */
class RenamedNodes<Row extends LightRow> extends KeptSets<Row> {
  private readonly spare: CellSet<Row>[] = [];

  override provide(rows: Row[], range: RowWindow): void {
    const wanted = rows.slice(range.start, range.end);
    const keys = new Set(wanted.map((row) => row.key));
    for (const [key, set] of this.sets) {
      if (keys.has(key)) continue;
      this.sets.delete(key);
      this.spare.push(set);
    }
    for (const row of wanted) {
      if (this.sets.has(row.key)) continue;
      const set = this.spare.pop();
      this.sets.set(row.key, set ? this.rename(set, row) : this.make(row, row.slotId));
    }
    for (const set of this.spare) for (const cell of set.nodes.values()) cell.remove();
  }

  protected override drop(key: string): void {
    const set = this.sets.get(key);
    super.drop(key);
    if (set) this.spare.push(set);
  }

  private rename(set: CellSet<Row>, row: Row): CellSet<Row> {
    set.slotId = row.slotId;
    for (const [field, cell] of set.nodes) {
      cell.slot = `cell-${row.slotId}_${field}`;
      if (!cell.isConnected) this.host.append(cell);
    }
    this.show(set, row, 'reuse');
    return set;
  }
}

/**
 * (c) Slot names are a pool of positions, named after the rows first placed there: `slot` is kept for ever
 * and only the children change. The id in a slot name is then not the id of the row that is shown.
 */
class PositionPool<Row extends LightRow> implements LightCells<Row> {
  private readonly pool: CellSet<Row>[] = [];
  private shown: (string | undefined)[] = [];
  constructor(
    private readonly host: HTMLElement,
    private readonly paint: CellPainter<Row>,
  ) {}

  provide(rows: Row[], range: RowWindow): void {
    const size = range.end - range.start;
    if (size > this.pool.length) {
      const used = new Set(this.pool.map((set) => set.slotId));
      const names = rows
        .slice(range.start)
        .concat(rows)
        .map((row) => row.slotId)
        .filter((id) => !used.has(id));
      for (const name of new Set(names)) {
        const row = rows[range.start];
        if (!row || this.pool.length === size) break;
        this.pool.push(this.make(row, name));
      }
      this.shown = [];
    }
    for (let index = range.start; index < range.end; index += 1) {
      const place = index % this.pool.length;
      const row = rows[index];
      const set = this.pool[place];
      if (!row || !set || this.shown[place] === row.key) continue;
      this.shown[place] = row.key;
      this.fill(set, row);
    }
  }

  slotId(_rows: Row[], index: number): string {
    return this.pool[index % this.pool.length]?.slotId ?? '';
  }

  repaint(rows: Row[]): void {
    this.shown = [];
    const byKey = new Map(rows.map((row) => [row.key, row]));
    for (const set of this.pool) this.fill(set, byKey.get(set.row.key) ?? set.row);
  }

  cells(): LightCell[] {
    return cellsOf(this.host, this.paint, this.pool);
  }

  private make(row: Row, slotId: string): CellSet<Row> {
    const set: CellSet<Row> = { row, slotId, nodes: new Map() };
    for (const field of this.paint.fields) {
      const cell = own(document.createElement('div'));
      cell.slot = `cell-${slotId}_${field}`;
      set.nodes.set(field, cell);
      this.host.append(cell);
    }
    return set;
  }

  private fill(set: CellSet<Row>, row: Row): void {
    set.row = row;
    for (const [field, cell] of set.nodes) this.paint.replace(cell, row, field);
  }
}

/** (d) The light cells of all rows stay; only the shadow rows come and go. */
class AllKept<Row extends LightRow> extends KeptSets<Row> {
  override provide(rows: Row[]): void {
    const keys = new Set(rows.map((row) => row.key));
    for (const key of this.sets.keys()) if (!keys.has(key)) this.drop(key);
    for (const row of rows) if (!this.sets.has(row.key)) this.sets.set(row.key, this.make(row, row.slotId));
  }
}

export function lightCells<Row extends LightRow>(
  mode: PageFlags['virtual'],
  host: HTMLElement,
  painter: CellPainter<Row>,
): LightCells<Row> {
  if (mode === 'a') return new RemovedAndAdded(host, painter);
  if (mode === 'b') return new RenamedNodes(host, painter);
  if (mode === 'c') return new PositionPool(host, painter);
  return new AllKept(host, painter);
}
