import { followPointer } from './certainty';
import { shield } from './shield';

const sheets = new Map<string, CSSStyleSheet>();

/** One constructed stylesheet per text, shared by all roots: a thousand rows hold one copy. */
function sheetOf(css: string): CSSStyleSheet {
  let sheet = sheets.get(css);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    sheets.set(css, sheet);
  }
  return sheet;
}

/**
 * A bare element with a closed root of ours: the page's styles, scripts and selectors do not reach
 * inside, and what is pressed inside does not reach the page's handlers.
 */
export function makeHost(...css: string[]): { host: HTMLElement; root: ShadowRoot } {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  root.adoptedStyleSheets = css.map(sheetOf);
  shield(host);
  followPointer(root);
  return { host, root };
}
