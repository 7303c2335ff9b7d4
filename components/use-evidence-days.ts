import { useEffect, useState } from 'preact/hooks';
import { keepEvidenceDays, keepEvidenceFor, whenKeepingChanges } from '@/utils/store/settings';

/** How many days whole evidence is kept, null until that is known, and a way to change it. */
export function useEvidenceDays(): [number | null, (days: number) => void] {
  const [days, setDays] = useState<number | null>(null);
  useEffect(() => {
    void keepEvidenceDays().then(setDays);
    return whenKeepingChanges(setDays);
  }, []);
  return [days, (wanted) => void keepEvidenceFor(wanted)];
}
