import type { Kind } from '@/utils/core/entity';
import type { Action } from '@/utils/core/order';
import type { Flag, Stage, Tone, Verdict } from '@/utils/core/verdict';
import { words, type MessageKey } from './words';

/** Message keys may not hold dashes, our words do. */
export function named(group: string, word: string): string {
  return words(`common_${group}_${word.replaceAll('-', '_')}` as MessageKey);
}

export function stageWord(stage: Stage): string {
  return named('stage', stage);
}

export function flagWord(flag: Flag): string {
  return named('flag', flag);
}

export function toneWord(tone: Tone): string {
  return named('tone', tone);
}

export function kindWord(kind: Kind): string {
  return named('kind', kind);
}

export function actionWord(action: Action): string {
  return words(`common_${action}`);
}

/** Sentences about orders that were refused, or could not be carried out, before anything was sent. */
const NOT_SENT = /^(?:refusal|problem_session)_/;

/** And those about presses on the page's own switch that did not happen; only the last is TikTok's refusal. */
const NOT_PRESSED = /^problem_press_(?!refused$)/;

/** Whether it is the person who has to press TikTok's own switch, because we did not. */
export function isLeftToPress({ flags: [flag] }: Pick<Verdict, 'flags'>): boolean {
  return flag?.flag === 'rejected' && NOT_PRESSED.test(flag.said.key);
}

/** Whether TikTok's own question in the page waits for the person's answer. */
export function isAsking({ flags, said }: Pick<Verdict, 'flags' | 'said'>): boolean {
  return flags.length === 0 && said.key.endsWith('_confirm_in_page');
}

/** The one word for a verdict: its first flag, else how far the proof has come. */
export function verdictWord(
  verdict: Pick<Verdict, 'action' | 'stage' | 'flags' | 'resumed' | 'said'>,
): string {
  const flag = verdict.flags[0];
  if (isLeftToPress(verdict)) return words('common_press_there');
  // What we did not send at all, TikTok did not refuse.
  if (flag?.flag === 'rejected' && NOT_SENT.test(flag.said.key)) {
    return words(verdict.action === 'resume' ? 'common_not_resumed' : 'common_not_sent');
  }
  if (flag !== undefined) return flagWord(flag.flag);
  if (isAsking(verdict)) return words('common_confirm_there');
  if (verdict.action !== 'resume') return stageWord(verdict.stage);
  if (verdict.resumed) return words('common_resumed');
  return words(verdict.stage === 'requested' ? 'common_resume_ordered' : 'common_resume_accepted');
}
