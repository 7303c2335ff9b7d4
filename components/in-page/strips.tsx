import { render } from 'preact';
import stripCss from './strip.css?inline';
import tokensCss from './tokens.css?inline';
import { RowStrip, type RowStripProps } from './row-strip';
import { makeHost } from './shadow';
import { isVisible } from './shield';

interface Strip {
  root: ShadowRoot;
  props: RowStripProps;
  /** Which of our buttons had the focus, so that it can be given back after the page removed the node. */
  focused: string | null;
}

/** The faces of all rows, by id. */
export class Strips {
  readonly #strips = new Map<string, Strip>();

  /** The name a person reads on the strip now; what a press is about. */
  shownName(id: string): string | null {
    return this.#strips.get(id)?.props.name ?? null;
  }

  mount(id: string, props: RowStripProps): HTMLElement {
    const { host, root } = makeHost(tokensCss, stripCss);
    const strip: Strip = { root, props, focused: null };
    root.addEventListener('focusin', (event) => (strip.focused = keyOf(event.target)));
    root.addEventListener('focusout', () => (strip.focused = null));
    this.#strips.set(id, strip);
    render(<RowStrip {...props} />, root);
    return host;
  }

  update(id: string, change: Partial<RowStripProps>): void {
    const strip = this.#strips.get(id);
    if (!strip) return;
    strip.props = { ...strip.props, ...change };
    render(<RowStrip {...strip.props} />, strip.root);
  }

  /** Whether a button of the row has the focus and can be seen: what a person on the keyboard is at. */
  isSeen(id: string): boolean {
    const focused = this.#strips.get(id)?.root.activeElement;
    return !!focused && isVisible(focused);
  }

  /** Gives the focus to a button of a row, or to what the row has instead of it. */
  focus(id: string, action: string): void {
    const root = this.#strips.get(id)?.root;
    const button =
      root?.querySelector<HTMLElement>(`[data-action="${action}"]`) ?? root?.querySelector('button');
    button?.focus({ preventScroll: true });
  }

  /** A removed node loses the focus without being told; a person on the keyboard must not lose their place. */
  refocus(id: string): void {
    const strip = this.#strips.get(id);
    if (strip?.focused) this.focus(id, strip.focused);
  }

  unmount(id: string): void {
    const strip = this.#strips.get(id);
    if (strip) render(null, strip.root);
    this.#strips.delete(id);
  }
}

function keyOf(target: EventTarget | null): string | null {
  return target instanceof HTMLElement ? (target.dataset['action'] ?? null) : null;
}
