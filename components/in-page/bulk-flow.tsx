import type { PauseRisk } from '@/utils/core/entity';
import { Bulk, type BulkRow } from '@/utils/page/bulk';
import { samePlace, type Place } from '@/utils/page/hosts';
import type { KnownRows } from '@/utils/page/known-rows';
import type { Presses, Wish } from '@/utils/page/presses';
import type { SeenRow } from '@/utils/page/rows';
import { selectedIds } from '@/utils/page/selection';
import type { OrderView } from '@/utils/wire/views';
import { words, type MessageKey } from '../words';
import { Modal } from './modal';
import type { Overlay } from './overlay';
import type { RowsNow } from './press-flow';

export interface BulkRows extends RowsNow {
  /** Whether Pause is offered beside the row now. */
  pausable(id: string): boolean;
  /** Whether rows can be read at this moment; a page that reads its list anew has none. */
  readable(): boolean;
}

/** Risks of a pause and the sentence for each. */
const RISKS: [PauseRisk, MessageKey][] = [
  ['gmv-max', 'common_risk_gmv_max'],
  ['ios14', 'common_risk_ios14'],
];

/**
 * Rows that the person chose with TikTok's own checkboxes are paused together: asked about once, then pressed one
 * at a time, with what became of each at the end.
 */
export class BulkFlow {
  /** Names of the rows chosen last we saw them, by id; they may have been scrolled away since. */
  #chosen = new Map<string, string>();
  #shown: readonly SeenRow[] = [];
  #run: Bulk | null = null;
  /** How many were asked about, and in which list; the rows of the run that follow them were out of sight. */
  #asked: { count: number; place: Place | null } = { count: 0, place: null };
  private place: Place | null = null;
  #drawn = '';

  constructor(
    private readonly presses: Presses,
    private readonly overlay: Overlay,
    private readonly known: KnownRows,
    private readonly rows: BulkRows,
    private readonly resume: (wishes: Wish[]) => void,
  ) {}

  /** Called after each look at the list, with the rows that may be acted on. */
  see(table: Element, rows: readonly SeenRow[]): void {
    const checked = selectedIds(table);
    for (const { id, name } of rows) {
      if (checked.has(id)) this.#chosen.set(id, name);
      else this.#chosen.delete(id);
    }
    this.#shown = rows;
    this.#run?.go();
    this.draw();
  }

  hear(order: OrderView): void {
    this.#run?.hear(order);
  }

  /** Another list, or the same one built anew. */
  moved(place: Place | null): void {
    this.#shown = [];
    if (!samePlace(place, this.place)) {
      this.#chosen = new Map();
      this.#run?.leave();
    }
    this.place = place;
    this.draw();
  }

  draw(): void {
    const ready = this.#run ? [] : this.#ready();
    const looks = JSON.stringify([this.place, this.#run?.rows, ready, this.#chosen.size]);
    if (looks === this.#drawn) return;
    this.#drawn = looks;
    if (this.#run) this.#drawRun(this.#run);
    else if (ready.length === 0) this.overlay.bar(null);
    else {
      const offer = { label: words('page_bulk_pause', ready.length), act: () => this.#ask() };
      this.overlay.bar({ text: words('page_bulk_chosen', this.#chosen.size), offer });
    }
  }

  /** Chosen rows that can be paused now. */
  #ready(): BulkRow[] {
    if (this.known.access !== 'connected' || this.known.failure !== null) return [];
    return this.#shown
      .filter(({ id }) => this.#chosen.has(id) && this.known.view(id)?.kind && this.rows.pausable(id))
      .map(({ id, name }) => ({ id, name, outcome: 'waiting' }));
  }

  #ask(): void {
    const ready = this.#ready();
    const inView = new Set(this.#shown.map(({ id }) => id));
    const unseen = [...this.#chosen].filter(([id]) => !inView.has(id));
    const risky = (risk: PauseRisk) => ready.filter(({ id }) => this.known.view(id)?.pauseRisk === risk);
    this.overlay.dialog(
      <Modal
        title={words('page_bulk_title', ready.length)}
        confirm={words('common_pause')}
        weight="stop"
        ready={ready.length > 0}
        onConfirm={() => {
          this.#close();
          const left = unseen.map(([id, name]): BulkRow => ({ id, name, outcome: 'unseen' }));
          this.#run = new Bulk(
            [...ready, ...left],
            (row) => this.#press(row),
            () => this.draw(),
          );
          this.#asked = { count: ready.length, place: this.place };
          this.#run.go();
        }}
        onCancel={() => this.#close()}
      >
        <p>{words('page_bulk_what')}</p>
        {RISKS.map(([risk, sentence]) => {
          const names = risky(risk).map(({ name }) => name);
          return names.length > 0 && <p class="risk">{`${names.join(', ')}: ${words(sentence)}`}</p>;
        })}
        {unseen.length > 0 && <p class="quiet-line">{words('page_bulk_left_out', unseen.length)}</p>}
      </Modal>,
    );
  }

  #close(): void {
    this.overlay.dialog(null);
    this.overlay.focusBar();
  }

  #press({ id, name }: BulkRow): ReturnType<Presses['press']> | 'loading' | null {
    const place = this.rows.place();
    if (!this.rows.readable()) return 'loading';
    const same = place && this.rows.rowNow(id)?.name === name && this.rows.pausable(id);
    if (!same) return null;
    const pressed = this.presses.press({ action: 'pause', ref: { ...place, id }, name });
    this.rows.changed(id);
    void pressed.then(() => this.known.recheck(id));
    return pressed;
  }

  #drawRun(run: Bulk): void {
    const { turn, rows } = run;
    const of = (outcome: BulkRow['outcome']) => rows.filter((row) => row.outcome === outcome);
    if (turn) {
      const last = of('waiting').length === 0;
      const offer = { label: words('page_bulk_stop'), act: () => run.stop() };
      const text = words('page_bulk_now', rows.indexOf(turn) + 1, this.#asked.count, turn.name);
      this.overlay.announce(text);
      return this.overlay.bar({ text, offer: last ? null : offer });
    }
    const paused = of('accepted');
    const { place } = this.#asked;
    const text = words('page_bulk_over', paused.length, rows.length);
    this.overlay.announce(text);
    this.overlay.bar({
      text,
      // In another list there is no row to check a resume against.
      offer:
        paused.length > 0 && place && samePlace(place, this.place)
          ? { label: words('common_undo'), act: () => this.#undo(paused, place) }
          : null,
      lines: rows.map(({ name, outcome }) => words(`page_bulk_${outcome}` as MessageKey, name)),
      onClose: () => this.#forget(),
    });
  }

  #undo(paused: readonly BulkRow[], place: Place): void {
    this.#forget();
    this.resume(paused.map(({ id, name }) => ({ action: 'resume', ref: { ...place, id }, name })));
  }

  #forget(): void {
    this.#run = null;
    this.draw();
  }
}
