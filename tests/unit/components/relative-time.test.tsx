// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { RelativeTime } from '@/components/relative-time';
import { speak } from '@/components/words';
import { show } from '../../support/faces';

const HOUR = 3_600_000;
afterEach(() => speak({}));

describe('a moment in a sentence', () => {
  const said = (sentence: string) => {
    speak({ common_locale: 'de', popup_flag_since: sentence });
    return show(<RelativeTime at={Date.now() - HOUR} said="popup_flag_since" />).container.textContent;
  };

  it('ends it with one dot where the language shortens an hour with one', () => {
    expect(said('Bemerkt $1.')).toBe('Bemerkt vor 1 Std.');
  });

  it('leaves the dot where it stands otherwise', () => {
    expect(said('Bemerkt $1')).toBe('Bemerkt vor 1 Std.');
    expect(said('$1 bemerkt.')).toBe('vor 1 Std. bemerkt.');
  });
});
