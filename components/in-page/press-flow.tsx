import { pauseIsRisky } from '@/utils/core/entity';
import { sameName } from '@/utils/core/names';
import type { Action } from '@/utils/core/order';
import type { RisksAbout } from '@/utils/core/risks-unchecked';
import { SendError } from '@/utils/wire/client';
import { send } from '@/utils/wire/page-client';
import type { Description } from '@/utils/wire/views';
import type { Place } from '@/utils/page/hosts';
import type { KnownRows } from '@/utils/page/known-rows';
import type { Presses, Wish } from '@/utils/page/presses';
import type { SeenRow } from '@/utils/page/rows';
import { AskFirst, type Decided } from '../ask-first';
import { readRisks, RISKS_UNREAD, type RisksRead } from '../read-risks';
import { say, words, type MessageKey } from '../words';
import { Modal } from './modal';
import type { Overlay } from './overlay';

export interface RowsNow {
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
  /** Null for a resume. */
  risks: RisksRead | null;
  problem: string | null;
}

/**
 * From a press beside a row to an order in the worker: reads the row again, asks first where that is
 * due, reads it once more, and tells what came of it.
 */
export class PressFlow {
  private question: Question | null = null;
  /** Rows whose kind is being asked for after a press. */
  readonly #looking = new Set<string>();
  /** What is asked about after the open question. */
  #queue: Wish[] = [];

  constructor(
    private readonly presses: Presses,
    private readonly overlay: Overlay,
    private readonly known: KnownRows,
    private readonly rows: RowsNow,
  ) {}

  /** @param sure the person surely saw what they pressed; otherwise they are asked */
  press(id: string, action: Action, sure: boolean): void {
    const wish = this.#wishFor(id, action);
    if (!wish) return this.overlay.toast(words('page_row_changed'), { problem: true });
    const { access } = this.known;
    if (access === 'session-stopped') return this.#stopped();
    if (access !== null && access !== 'connected') return this.open('connect');
    const view = this.known.view(id);
    if (!sure || action !== 'pause' || view?.askBeforePause === true) void this.#ask(wish);
    else if (view === null || view.kind === null) void this.#lookFirst(wish);
    else void this.#order(wish);
  }

  open(page: 'connect' | 'orders'): void {
    send('open', { page }).catch((error: unknown) => this.#unsent(error));
  }

  /** Says a whole sentence about a row, and where more of it stands. */
  tell(sentence: string): void {
    const offer = { label: words('page_open_list'), act: () => this.open('orders') };
    this.overlay.toast(sentence, { problem: true, offer });
  }

  /** The person lets Standstill work through the page again. */
  resumeSession(): void {
    const place = this.rows.place();
    if (!place) return;
    const { advertiserId } = place;
    send('resume-session', { advertiserId }).catch((error: unknown) => this.#unsent(error));
  }

  #stopped(): void {
    const offer = { label: words('page_go_on'), act: () => this.resumeSession() };
    this.overlay.toast(words('refusal_session_stopped'), { problem: true, offer });
  }

  #unsent(error: unknown): void {
    const orphaned = error instanceof SendError && error.failure === 'orphaned';
    this.overlay.toast(words(orphaned ? 'page_orphaned' : 'common_send_unreachable'), { problem: true });
  }

  /** Asks about one wish after the other, until the person says no to one. */
  askEach(wishes: readonly Wish[]): void {
    const [first, ...others] = wishes;
    this.#queue = others;
    if (first) void this.#ask(first);
  }

  /** The list under an open question is gone. */
  drop(): void {
    if (this.question) this.#cancel();
  }

  #cancel(): void {
    this.#queue = [];
    this.#close();
  }

  /**
   * A press on a row that nothing is known of yet: some kinds must be asked about before they are paused.
   * When TikTok cannot tell, the pause goes ahead: a stop is not held up by what nobody knows.
   */
  async #lookFirst(wish: Wish): Promise<void> {
    const { id } = wish.ref;
    if (this.#looking.has(id)) return;
    this.#looking.add(id);
    const described = await send('describe', { ref: wish.ref }).catch(() => null);
    this.#looking.delete(id);
    const again = this.#wishFor(id, wish.action);
    if (again?.name !== wish.name || again.ref.advertiserId !== wish.ref.advertiserId) {
      return this.overlay.toast(words('page_row_changed'), { problem: true });
    }
    const asks = this.known.view(id)?.askBeforePause === true;
    if (asks || (described !== null && pauseIsRisky(described))) void this.#ask(wish, described);
    else void this.#order(wish);
  }

  #wishFor(id: string, action: Action): Wish | null {
    const row = this.rows.rowNow(id);
    const place = this.rows.place();
    return row && place ? { action, ref: { ...place, id }, name: row.name } : null;
  }

  async #ask(wish: Wish, known: Description | null = null): Promise<void> {
    const risks = wish.action === 'resume' ? null : RISKS_UNREAD;
    const question: Question = { wish, described: 'reading', risks, problem: null };
    this.question = question;
    this.#showQuestion();
    if (risks !== null) {
      const ask = (about: RisksAbout) => send('risks', { ref: wish.ref, about });
      readRisks(ask, (read) => {
        question.risks = read;
        if (this.question === question) this.#showQuestion();
      });
    }
    question.described = known ?? (await send('describe', { ref: wish.ref }).catch(() => null));
    const { described } = question;
    if (described && !sameName(described.name, wish.name)) {
      question.problem = words('page_block_name_differs');
    }
    if (this.question === question) this.#showQuestion();
  }

  #showQuestion(): void {
    const { question } = this;
    if (!question) return;
    const { wish, described, risks, problem } = question;
    this.overlay.dialog(
      <AskFirst
        dialog={Modal}
        key={`${wish.action}/${wish.ref.id}`}
        action={wish.action}
        name={wish.name}
        described={described}
        risks={risks}
        held={this.known.view(wish.ref.id)?.held ?? false}
        problem={problem}
        onConfirm={(decided) => this.#confirm(question, decided)}
        onCancel={() => this.#cancel()}
      />,
    );
  }

  #confirm(question: Question, decided: Decided): void {
    if (this.question !== question) return;
    const { wish } = question;
    const again = this.#wishFor(wish.ref.id, wish.action);
    const same = again?.name === wish.name && again.ref.advertiserId === wish.ref.advertiserId;
    this.#close();
    if (same) void this.#order({ ...wish, ...decided });
    else this.overlay.toast(words('page_row_changed'), { problem: true });
    this.askEach(this.#queue);
  }

  #close(): void {
    const wish = this.question?.wish;
    this.question = null;
    this.overlay.dialog(null);
    if (wish) this.rows.focus(wish.ref.id, wish.action);
  }

  async #order(wish: Wish): Promise<void> {
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
    const back: Wish = { ...wish, action: 'resume' };
    const undo = {
      label: words('common_undo'),
      act: (sure: boolean) => void (sure ? this.#order(back) : this.#ask(back)),
    };
    this.overlay.toast(
      words(`page_taken_${wish.action}` as MessageKey, wish.name),
      wish.action === 'pause' ? { offer: undo } : {},
    );
    await this.known.recheck(id);
  }
}
