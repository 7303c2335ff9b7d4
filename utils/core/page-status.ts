/**
 * What Ads Manager's own lists say of an entity: a main state, and often a finer one. They are other words than
 * the API's, always in lower case, and few of them are known (facts: session-api 5). Kept raw, joined by this.
 */
const JOINT = ' / ';

/** The two raw values as the one that evidence keeps; null when the list gave none. */
export function pageStatus(primary: string | null, second: string | null): string | null {
  if (primary === null || primary === '') return null;
  return second === null || second === '' ? primary : `${primary}${JOINT}${second}`;
}

/** Whether a raw status comes from Ads Manager's own lists. The API writes all of its values in upper case. */
export function isPageStatus(status: string): boolean {
  return /^[a-z]/.test(status);
}

type PageStatusClass = 'running' | 'off' | 'may-resume' | 'ended' | 'unknown';

const CLASS_OF: ReadonlyMap<string, PageStatusClass> = new Map([
  ['delivery_ok', 'running'],
  ['delivery_limited', 'running'],
  ['enable', 'running'],
  ['disable', 'off'],
  ['paused', 'off'],
  ['delete', 'off'],
  ['not_delivery', 'may-resume'],
]);

/**
 * Sorts a raw status of the page's lists. By allow-list, as everywhere: what we were never told about counts as
 * running wherever proof is asked for. The finer state may say that it is over for good; otherwise it can only
 * take trust away: where it says "delivers" and the main one does not, nobody knows.
 */
export function classOfPage(status: string): PageStatusClass {
  const [primary = '', second = ''] = status.split(JOINT);
  const found = CLASS_OF.get(primary) ?? (/delete/.test(primary) ? 'off' : 'unknown');
  if (found !== 'running' && /delivery_ok/.test(second)) return 'unknown';
  return found === 'may-resume' && /(^|_)(time_)?done$/.test(second) ? 'ended' : found;
}
