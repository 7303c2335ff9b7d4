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

/** How core names the sentences about orders that were refused before anything was sent. */
const REFUSED_HERE = 'refusal_';

/** The one word for a verdict: its first flag, else how far the proof has come. */
export function verdictWord(verdict: Pick<Verdict, 'action' | 'stage' | 'flags' | 'resumed'>): string {
  const flag = verdict.flags[0];
  // What we refuse ourselves was never sent, so TikTok did not refuse it.
  if (flag?.said.key.startsWith(REFUSED_HERE) === true) return words('common_not_sent');
  if (flag !== undefined) return flagWord(flag.flag);
  if (verdict.action !== 'resume') return stageWord(verdict.stage);
  if (verdict.resumed) return words('common_resumed');
  return words(verdict.stage === 'requested' ? 'common_resume_ordered' : 'common_resume_accepted');
}
