import { useEffect, useState } from 'preact/hooks';
import type { Synced } from '@/utils/store/synced';

/** A choice as it is now, null until that is known, and a way to change it. */
export function useSynced<T>(choice: Synced<T>): [T | null, (value: T) => void] {
  const [value, setValue] = useState<T | null>(null);
  useEffect(() => {
    void choice.get().then(setValue);
    return choice.watch(setValue);
  }, [choice]);
  return [value, (wanted) => void choice.set(wanted)];
}
