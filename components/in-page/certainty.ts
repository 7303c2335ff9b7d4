import { isRealPress } from './shield';

/** A control of ours under the pointer, and whether it can be seen; null until the browser has told. */
interface Watched {
  control: Element;
  observer: IntersectionObserver;
  seen: boolean | null;
  told: ((seen: boolean) => void) | null;
}

let watched: Watched | null = null;
/** What each of our controls said when the pointer went down on it. */
const meant = new WeakMap<Element, string>();
/** Only some browsers tell what lies over an element, things that let presses through included. */
const CAN_TELL = 'isVisible' in IntersectionObserverEntry.prototype;

/** Follows the pointer over the controls in a root of ours, which is closed: the controls themselves are seen here. */
export function followPointer(root: ShadowRoot): void {
  const passive = { passive: true } as const;
  root.addEventListener('pointerover', (event) => watch(controlOf(event)), passive);
  root.addEventListener('pointerdown', (event) => note(controlOf(event)), passive);
  root.host.addEventListener('pointerleave', () => watch(null), passive);
}

function controlOf({ target }: Event): Element | null {
  return target instanceof Element ? target.closest('button') : null;
}

function watch(control: Element | null): void {
  // A press that waits to be told is not called off by the pointer's going on.
  if (!CAN_TELL || control === watched?.control || watched?.told) return;
  watched?.observer.disconnect();
  watched = null;
  if (!control) return;
  const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
    trackVisibility: true,
    delay: 100,
  };
  const observer = new IntersectionObserver((entries) => learn(entries), options);
  watched = { control, observer, seen: null, told: null };
  // Round corners let through what is behind them, so it is the middle that must be seen.
  observer.observe(control.firstElementChild ?? control);
}

function learn(entries: readonly IntersectionObserverEntry[]): void {
  const last = entries.at(-1);
  if (!watched || !last) return;
  const seen = 'isVisible' in last && last.isVisible === true;
  const { told } = watched;
  Object.assign(watched, { seen, told: null });
  told?.(seen);
}

function note(control: Element | null): void {
  if (control) meant.set(control, meaningOf(control));
}

/** What a control does, and for which row it stands. */
function meaningOf(control: Element): string {
  const root = control.getRootNode();
  return `${root instanceof ShadowRoot ? root.host.slot : ''} ${control.getAttribute('aria-label')}`;
}

/**
 * Carries out a press that counts, with whether the person surely saw what they pressed: nothing lies over the
 * control, and it stands for the row that it stood for when the pointer went down. Where that is not sure, for a
 * trick of the page or for the colours of another extension, the person is to be asked.
 */
export function whenPressed(event: Event, act: (sure: boolean) => void): void {
  const control = event.currentTarget;
  if (!isRealPress(event) || !(control instanceof Element)) return;
  if (!(event instanceof PointerEvent) || event.pointerType === '') return act(true);
  const same = meant.get(control) === meaningOf(control);
  meant.delete(control);
  if (!same || !CAN_TELL) return act(same);
  watch(control);
  if (watched?.control !== control) return act(false);
  learn(watched.observer.takeRecords());
  // A pointer that came and pressed within one frame is told of with the next.
  if (watched.seen === null) watched.told = act;
  else act(watched.seen);
}
