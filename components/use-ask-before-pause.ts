import { useEffect, useState } from 'preact/hooks';
import { askBeforePause, asksBeforePause, whenAskingChanges } from '@/utils/store/settings';

/** The choice "ask before pausing" as it is now, and a way to change it. */
export function useAskBeforePause(): [boolean, (wanted: boolean) => void] {
  const [asks, setAsks] = useState(false);
  useEffect(() => {
    void asksBeforePause().then(setAsks);
    return whenAskingChanges(setAsks);
  }, []);
  return [asks, (wanted) => void askBeforePause(wanted)];
}
