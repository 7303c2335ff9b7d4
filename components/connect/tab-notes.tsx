import { useEffect, useState } from 'preact/hooks';
import type { KnownAdvertiser } from '@/utils/store/database';
import type { OutputOf } from '@/utils/wire/commands';
import { send } from '@/utils/wire/own-client';
import { useAsk } from '../press';
import { StateNote } from '../state-note';
import { trusted } from '../trusted';
import { words } from '../words';

/** While somebody looks, tabs are asked again after so long. Milliseconds. */
const ASK_EVERY = 10_000;
const NOTHING: OutputOf<'how-are-tabs'> = { deaf: 0, removing: [] };

/**
 * What cannot be said in Ads Manager itself: a tab from before Standstill was there knows nothing of it until it is
 * loaded anew, and a page that removes our buttons removes our words with them.
 */
export function TabNotes({ advertisers }: { advertisers: readonly KnownAdvertiser[] }) {
  const [{ deaf, removing }, setTabs] = useState(NOTHING);
  const ask = useAsk();
  useEffect(() => {
    const look = () => {
      if (document.visibilityState !== 'visible') return;
      // A worker that does not answer says so elsewhere; nothing is known of the tabs then.
      send('how-are-tabs', {}).then(setTabs, () => setTabs(NOTHING));
    };
    look();
    const timer = setInterval(look, ASK_EVERY);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  const reload = () =>
    ask(async () => {
      await send('reload-tabs', {});
      setTabs((before) => ({ ...before, deaf: 0 }));
    });
  const names = new Map(advertisers.map(({ id, name }) => [id, name]));
  return (
    <>
      {removing.map((id) => (
        <StateNote
          key={id}
          problem
          title={words('popup_removed', names.get(id) ?? id)}
          text={words('popup_removed_text')}
        />
      ))}
      {deaf > 0 && (
        <StateNote title={words('popup_deaf_tabs')} text={words('popup_deaf_tabs_text')}>
          <button type="button" class="button button-strong button-plain" onClick={trusted(reload)}>
            {words('page_reload')}
          </button>
        </StateNote>
      )}
    </>
  );
}
