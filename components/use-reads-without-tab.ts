import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { allowReadsWithoutTab, readsWithoutTab } from '@/utils/store/settings';

const NEEDED = { permissions: ['cookies' as const] };

/**
 * Whether checks go on with the signed-in session while no tab is open, null until that is known, and a way to
 * change it. Both the wish and the browser's permission are needed; switching it off gives the permission back.
 *
 * @param refused called when the browser's permission was not given
 */
export function useReadsWithoutTab(refused: () => void): [boolean | null, (wanted: boolean) => void] {
  const [reads, setReads] = useState<boolean | null>(null);
  const look = () =>
    void Promise.all([readsWithoutTab(), browser.permissions.contains(NEEDED)]).then(([wanted, given]) =>
      setReads(wanted && given),
    );
  useEffect(() => {
    look();
    browser.permissions.onRemoved.addListener(look);
    return () => browser.permissions.onRemoved.removeListener(look);
  }, []);

  const allow = async (asked: Promise<boolean>) => {
    const given = await asked.catch(() => false);
    if (!given) refused();
    await allowReadsWithoutTab(given);
    setReads(given);
  };
  const forbid = async () => {
    await allowReadsWithoutTab(false);
    setReads(false);
    await browser.permissions.remove(NEEDED);
  };
  // Browsers give a permission only within the press itself, so it is asked for before anything is awaited.
  return [reads, (wanted) => void (wanted ? allow(browser.permissions.request(NEEDED)) : forbid())];
}
