/** What the page's row handlers and shortcuts listen to. Moving and scrolling must reach the page. */
const KEPT_INSIDE = [
  'pointerdown',
  'pointerup',
  'mousedown',
  'mouseup',
  'touchstart',
  'touchend',
  'click',
  'auxclick',
  'dblclick',
  'contextmenu',
  'keydown',
  'keypress',
  'keyup',
] as const;

const stop = (event: Event): void => event.stopPropagation();

/** Keeps presses on our own controls away from the row below them (facts: page-dom 9). */
export function shield(host: HTMLElement): void {
  for (const type of KEPT_INSIDE) host.addEventListener(type, stop, { passive: true });
}

/**
 * Whether a press counts: made by a person, not by a script of the page, on a control that can be seen.
 * A held key repeats clicks; only the first one is a decision.
 */
export function isRealPress(event: Event): boolean {
  const target = event.currentTarget;
  return event.isTrusted && target instanceof Element && isVisible(target);
}

/** Whether nothing that the page can style hides a control. */
export function isVisible(control: Element): boolean {
  return control.checkVisibility({
    opacityProperty: true,
    visibilityProperty: true,
    contentVisibilityAuto: true,
    checkOpacity: true,
    checkVisibilityCSS: true,
  });
}
