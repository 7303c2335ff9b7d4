import { Connecting } from '@/components/connect/connecting';
import { useAccess, useOnline } from '@/components/connect/use-access';
import { DataSetting } from '@/components/data-setting';
import { EvidenceSetting } from '@/components/evidence-setting';
import { LanguageSetting } from '@/components/language-setting';
import { Mark } from '@/components/mark';
import { NotifySetting } from '@/components/notify-setting';
import { PageSetting } from '@/components/page-setting';
import { PauseSetting } from '@/components/pause-setting';
import { StateNote } from '@/components/state-note';
import { WatchSetting } from '@/components/watch-setting';
import { words } from '@/components/words';
import { Part, PartLinks } from './part';

/** Everything a person may choose, and what they are connected to. */
export function App() {
  const live = useAccess();
  const online = useOnline();
  return (
    <div class="page">
      <header class="page-head">
        <Mark size={32} />
        <div>
          <h1 class="page-name">{words('options_title')}</h1>
          <p class="page-text">{words('options_intro')}</p>
          <p>
            <a href="/welcome.html">{words('options_to_welcome')}</a>
          </p>
        </div>
      </header>
      <div class="page-columns">
        <PartLinks />
        <main class="page-body">
          <Part name="connections">
            {!online && (
              <StateNote problem title={words('popup_offline')} text={words('connect_offline_text')} />
            )}
            {live.state === 'loading' && <p class="quiet-line">{words('popup_loading')}</p>}
            {live.state === 'failed' && (
              <StateNote
                problem
                title={words('popup_store_failed')}
                text={words('popup_store_failed_text')}
              />
            )}
            {live.state === 'ready' && <Connecting access={live.value} online={online} />}
            <PageSetting access={live.state === 'ready' ? live.value : null} />
          </Part>
          <Part name="pausing">
            <PauseSetting />
          </Part>
          <Part name="notifications">
            <NotifySetting />
          </Part>
          <Part name="keeping">
            <WatchSetting />
            <EvidenceSetting />
          </Part>
          <Part name="language">
            <LanguageSetting />
          </Part>
          <Part name="data">
            <DataSetting />
          </Part>
        </main>
      </div>
    </div>
  );
}
