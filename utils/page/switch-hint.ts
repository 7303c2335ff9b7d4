import type { Level, Switch } from '@/utils/core/entity';
import { KS_SWITCH, KS_SWITCH_BUTTON, VI_SWITCH } from './selectors';
import { parseCellSlot } from './slots';

/** Fields that hold the page's own switch, by level (facts: page-dom 3; the campaign one is inferred). */
const SWITCH_FIELDS: Record<Level, readonly string[]> = {
  campaign: ['campaign_opt_status', 'opt_status'],
  adgroup: ['ad_opt_status', 'adgroup_opt_status', 'opt_status'],
  ad: ['creative_opt_status', 'ad_opt_status', 'opt_status'],
};

export type SwitchHint = 'on' | 'off' | null;

/** What one row's switch shows, and whether it takes a press at this moment. */
export interface SeenSwitch {
  hint: SwitchHint;
  free: boolean;
}

const NONE: SeenSwitch = { hint: null, free: false };

/**
 * What the page's own switches show, by row id. Only a hint for which button to offer: a grey switch is
 * no proof of anything, and a switch that is missing or busy says nothing.
 */
export function switchHints(table: Element, level: Level): Map<string, SeenSwitch> {
  const hints = new Map<string, SeenSwitch>();
  const selector = SWITCH_FIELDS[level].map((field) => `:scope > [slot$="_${field}"]`).join(', ');
  for (const cell of table.querySelectorAll(selector)) {
    const parsed = parseCellSlot(cell.getAttribute('slot'));
    if (parsed && SWITCH_FIELDS[level].includes(parsed.field)) hints.set(parsed.rowId, hintIn(cell));
  }
  return hints;
}

function hintIn(cell: Element): SeenSwitch {
  const host = cell.querySelector(KS_SWITCH);
  // The older widget has no aria-checked at all when it is off (facts: page-dom 4).
  const inner = host?.shadowRoot?.querySelector(KS_SWITCH_BUTTON) ?? cell.querySelector(VI_SWITCH);
  if (!inner) return NONE;
  return {
    hint: inner.getAttribute('aria-checked') === 'true' ? 'on' : 'off',
    free: !inner.matches(':disabled, [aria-disabled="true"], .is-disabled'),
  };
}

/** Which of TikTok's answer and the page's switch was learned later; the later one is shown. */
export interface SwitchMemory {
  hint: SwitchHint;
  answer: Switch;
  latest: 'hint' | 'answer';
  /** It took presses when it was seen last or before; one that is only busy takes them again. */
  pressable: boolean;
}

/** Folds a new hint or a new answer into what is remembered of a row's switch. */
export function rememberSwitch(
  memory: SwitchMemory | undefined,
  news: Partial<SeenSwitch> & { answer?: Switch },
): SwitchMemory {
  const next: SwitchMemory = memory
    ? { ...memory }
    : { hint: null, answer: 'unknown', latest: 'answer', pressable: false };
  if (news.hint !== undefined) next.pressable = news.hint !== null && (next.pressable || news.free === true);
  if (news.hint !== undefined && news.hint !== next.hint) {
    // The first hint is as old as the page's list, so it does not outrank an answer.
    if (next.hint !== null && news.hint !== null) next.latest = 'hint';
    next.hint = news.hint;
  }
  if (news.answer !== undefined && news.answer !== next.answer) {
    next.answer = news.answer;
    next.latest = 'answer';
  }
  return next;
}

export function switchNow(memory: SwitchMemory | undefined): Switch {
  if (!memory) return 'unknown';
  const { hint, answer, latest } = memory;
  if (answer === 'deleted' || answer === 'frozen' || hint === null) return answer;
  if (answer === 'unknown' || latest === 'hint') return hint;
  return answer;
}
