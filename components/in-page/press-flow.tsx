import { pauseIsRisky } from '@/utils/core/entity';
import type { Action } from '@/utils/core/order';
import { send, SendError } from '@/utils/wire/client';
import type { Description } from '@/utils/wire/views';
import type { Place } from '@/utils/page/hosts';
import type { KnownRows } from '@/utils/page/known-rows';
import type { Presses, Wish } from '@/utils/page/presses';
import type { SeenRow } from '@/utils/page/rows';
import { tidyName } from '@/utils/page/slots';
import { AskFirst, type Decided } from '../ask-first';
import { say, words, type MessageKey } from '../words';
import { Modal } from './modal';
import type { Overlay } from './overlay';

interface RowsNow {
  /** The row as the page shows it at this moment; null when it is gone, moved or doubtful. */
  rowNow(id: string): SeenRow | null;
  place(): Place | null;
  changed(id: string): void;
  /** Gives the focus back to the button a question came from. */
  focus(id: string, action: Action): void;
}

interface Question {
  wish: Wish;
  described: Description | 'reading' | null;
  problem: string | null;
}

/**
 * From a press beside a row to an order in the worker: reads the row again, asks first where that is
 * due, reads it once more, and tells what came of it.
 */
export class PressFlow {
  private question: Question | null = null;
  /** Rows whose kind is being asked for after a press. */
  private readonly looking = new Set<string>();

  constructor(
    private readonly presses: Presses,
    private readonly overlay: Overlay,
    private readonly known: KnownRows,
    private readonly rows: RowsNow,
  ) {}

  press(id: string, action: Action): void {
    const wish = this.wishFor(id, action);
    if (!wish) return this.overlay.toast(words('page_row_changed'), { problem: true });
    const { access } = this.known;
    if (access !== null && access !== 'connected') return this.open('connect');
    const view = this.known.view(id);
    if (action !== 'pause' || view?.askBeforePause === true) void this.ask(wish);
    else if (view === null || view.kind === null) void this.lookFirst(wish);
    else void this.order(wish);
  }

  open(page: 'connect' | 'orders'): void {
    send('open', { page }).catch((error: unknown) => {
      const orphaned = error instanceof SendError && error.failure === 'orphaned';
      this.overlay.toast(words(orphaned ? 'page_orphaned' : 'common_send_unreachable'), { problem: true });
    });
  }

  /** The list under an open question is gone. */
  drop(): void {
    if (this.question) this.close();
  }

  /**
   * A press on a row that nothing is known of yet: some kinds must be asked about before they are paused.
   * When TikTok cannot tell, the pause goes ahead: a stop is not held up by what nobody knows.
   */
  private async lookFirst(wish: Wish): Promise<void> {
    const { id } = wish.ref;
    if (this.looking.has(id)) return;
    this.looking.add(id);
    const described = await send('describe', { ref: wish.ref }).catch(() => null);
    this.looking.delete(id);
    const again = this.wishFor(id, wish.action);
    if (again?.name !== wish.name || again.ref.advertiserId !== wish.ref.advertiserId) {
      return this.overlay.toast(words('page_row_changed'), { problem: true });
    }
    const asks = this.known.view(id)?.askBeforePause === true;
    if (asks || (described !== null && pauseIsRisky(described))) void this.ask(wish, described);
    else void this.order(wish);
  }

  private wishFor(id: string, action: Action): Wish | null {
    const row = this.rows.rowNow(id);
    const place = this.rows.place();
    return row && place ? { action, ref: { ...place, id }, name: row.name } : null;
  }

  private async ask(wish: Wish, known: Description | null = null): Promise<void> {
    const question: Question = { wish, described: 'reading', problem: null };
    this.question = question;
    this.showQuestion();
    question.described = known ?? (await send('describe', { ref: wish.ref }).catch(() => null));
    const { described } = question;
    if (described && tidyName(described.name) !== wish.name) {
      question.problem = words('page_block_name_differs');
    }
    if (this.question === question) this.showQuestion();
  }

  private showQuestion(): void {
    const { question } = this;
    if (!question) return;
    const { wish, described, problem } = question;
    this.overlay.dialog(
      <AskFirst
        dialog={Modal}
        key={`${wish.action}/${wish.ref.id}`}
        action={wish.action}
        name={wish.name}
        described={described}
        held={this.known.view(wish.ref.id)?.held ?? false}
        problem={problem}
        onConfirm={(decided) => this.confirm(question, decided)}
        onCancel={() => this.close()}
      />,
    );
  }

  private confirm(question: Question, decided: Decided): void {
    if (this.question !== question) return;
    const { wish } = question;
    const again = this.wishFor(wish.ref.id, wish.action);
    const same = again?.name === wish.name && again.ref.advertiserId === wish.ref.advertiserId;
    this.close();
    if (!same) return this.overlay.toast(words('page_row_changed'), { problem: true });
    void this.order({ ...wish, ...decided });
  }

  private close(): void {
    const wish = this.question?.wish;
    this.question = null;
    this.overlay.dialog(null);
    if (wish) this.rows.focus(wish.ref.id, wish.action);
  }

  private async order(wish: Wish): Promise<void> {
    const { id } = wish.ref;
    const pressed = this.presses.press(wish);
    this.rows.changed(id);
    const result = await pressed;
    this.rows.changed(id);
    if (result.status === 'repeated') return;
    if (result.status === 'refused') return this.overlay.toast(say(result.said), { problem: true });
    if (result.status === 'failed') {
      const orphaned = result.failure === 'orphaned';
      return this.overlay.toast(words(orphaned ? 'page_orphaned' : 'page_press_lost'), { problem: true });
    }
    const undo = { label: words('common_undo'), act: () => void this.order({ ...wish, action: 'resume' }) };
    this.overlay.toast(
      words(`page_taken_${wish.action}` as MessageKey, wish.name),
      wish.action === 'pause' ? { offer: undo } : {},
    );
    await this.known.recheck(id);
  }
}
