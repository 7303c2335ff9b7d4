import type { Tone } from '@/utils/core/verdict';
import { ToneIcon } from './icons';
import { toneWord } from './names';

/**
 * What is known, as icon and word; the colour only repeats it. The tone's own word is read aloud, because
 * a stage or flag alone does not say how urgent it is.
 */
export function ToneBadge({ tone, text }: { tone: Tone; text: string }) {
  return (
    <span class={`badge tone-${tone}`}>
      <ToneIcon tone={tone} />
      <span class="for-ears">{toneWord(tone)}: </span>
      <span>{text}</span>
    </span>
  );
}
