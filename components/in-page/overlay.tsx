import { render, type ComponentChildren } from 'preact';
import { CloseIcon } from '../icons';
import { Mark } from '../mark';
import { words } from '../words';
import { whenPressed } from './certainty';
import overlayCss from './overlay.css?inline';
import { makeHost } from './shadow';
import tokensCss from './tokens.css?inline';

/** Keys that press what has the focus. */
const ANSWERS = new Set(['Enter', ' ']);

export interface Offer {
  label: string;
  /** @param sure the person surely saw what they pressed */
  act: (sure: boolean) => void;
}

export interface Toast {
  id: number;
  text: string;
  problem: boolean;
  offer: Offer | null;
}

export interface Banner {
  /** Tells banners apart, so that one that was dismissed stays dismissed. */
  key: string;
  text: string;
  offer: Offer | null;
}

/** What stays until it is over, at the bottom of the page. */
export interface Bar {
  text: string;
  offer: Offer | null;
  /** Said below, one by one. */
  lines?: readonly string[];
  onClose?: () => void;
}

interface OverlayState {
  banner: Banner | null;
  toast: Toast | null;
  bar: Bar | null;
  dialog: ComponentChildren;
  /** Read aloud politely. */
  announced: string;
}

/** What Standstill shows once per page: a banner, a toast, a dialog, and words for screen readers. */
export class Overlay {
  #state: OverlayState = { banner: null, toast: null, bar: null, dialog: null, announced: '' };
  private host: HTMLElement | null = null;
  private root: ShadowRoot | null = null;
  #dismissed = new Set<string>();
  #toasts = 0;

  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener('abort', () => this.#remove(), { once: true });
  }

  banner(banner: Banner | null): void {
    const shown = banner && !this.#dismissed.has(banner.key) ? banner : null;
    if (shown === null && this.#state.banner === null) return;
    if (shown?.key === this.#state.banner?.key) return;
    this.#set({ banner: shown });
  }

  toast(text: string, more: { problem?: boolean; offer?: Offer } = {}): void {
    this.#toasts += 1;
    const toast = { id: this.#toasts, text, problem: more.problem ?? false, offer: more.offer ?? null };
    this.#set({ toast, announced: text });
  }

  bar(bar: Bar | null): void {
    if (bar !== this.#state.bar) this.#set({ bar });
  }

  /** Gives the focus back to the bar after a question that came from it. */
  focusBar(): void {
    this.root?.querySelector<HTMLElement>('.card-bar button')?.focus();
  }

  dialog(dialog: ComponentChildren): void {
    this.#set({ dialog });
  }

  announce(text: string): void {
    this.#set({ announced: text });
  }

  /** The live region must be in the page before it speaks. */
  prepare(): void {
    if (this.root || this.signal.aborted) return;
    const { host, root } = makeHost(tokensCss, overlayCss);
    this.host = host;
    host.lang = words('common_locale');
    this.root = root;
    // A held Enter opens a dialog with its first press; its repeats must not answer it.
    root.addEventListener('keydown', (event) => {
      if (event instanceof KeyboardEvent && event.repeat && ANSWERS.has(event.key)) event.preventDefault();
    });
    document.documentElement.append(host);
    this.#draw();
  }

  #set(change: Partial<OverlayState>): void {
    if (this.signal.aborted) return;
    this.#state = { ...this.#state, ...change };
    this.prepare();
    this.#draw();
  }

  #draw(): void {
    const { root, host } = this;
    if (!root || !host) return;
    if (!host.isConnected) document.documentElement.append(host);
    const { banner, toast, bar, dialog, announced } = this.#state;
    render(
      <>
        <div class="for-ears" role="status" aria-live="polite">
          {announced}
        </div>
        <div class="stack">
          {banner && (
            <Card
              key={banner.key}
              kind="banner"
              text={banner.text}
              offer={banner.offer}
              onClose={() => {
                this.#dismissed.add(banner.key);
                this.#set({ banner: null });
              }}
              onTaken={() => this.#set({ banner: null })}
            />
          )}
          {toast && (
            <Card
              key={toast.id}
              kind={toast.problem ? 'problem' : 'toast'}
              text={toast.text}
              offer={toast.offer}
              onClose={() => this.#set({ toast: null })}
              onTaken={() => this.#set({ toast: null })}
            />
          )}
          {bar && <Card kind="bar" {...bar} />}
        </div>
        {dialog}
      </>,
      root,
    );
  }

  #remove(): void {
    if (this.root) render(null, this.root);
    this.host?.remove();
    this.host = null;
    this.root = null;
  }
}

interface CardProps {
  kind: 'banner' | 'toast' | 'problem' | 'bar';
  text: string;
  offer: Offer | null;
  lines?: readonly string[];
  /** Absent where it cannot be closed. */
  onClose?: () => void;
  /** The offer was taken: what is still the case then is said again. */
  onTaken?: () => void;
}

/**
 * A toast's time is the length of a style animation, which the page cannot cancel as it can a timer, and
 * which rests while the toast has the pointer or the focus. Problems and banners stay until they are closed.
 */
function Card({ kind, text, offer, lines, onClose, onTaken }: CardProps) {
  return (
    <div
      class={`card card-${kind}`}
      onAnimationEnd={(event) => event.animationName === 'time-left' && onClose?.()}
    >
      <Mark size={20} />
      <p>{text}</p>
      {offer && (
        <button
          type="button"
          class="button"
          onClick={(event) =>
            whenPressed(event, (sure) => {
              onTaken?.();
              offer.act(sure);
            })
          }
        >
          <span>{offer.label}</span>
        </button>
      )}
      {onClose && (
        <button type="button" class="close" aria-label={words('common_close')} onClick={onClose}>
          <CloseIcon />
        </button>
      )}
      {lines && (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {kind === 'toast' && <div class="time" />}
    </div>
  );
}
