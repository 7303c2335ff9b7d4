import { ConnectionCard } from '@/components/connect/connection-card';
import { ConnectForm } from '@/components/connect/connect-form';
import { TokenSteps } from '@/components/connect/token-steps';
import { useAccess, useOnline } from '@/components/connect/use-access';
import { Mark } from '@/components/mark';
import { PauseSetting } from '@/components/pause-setting';
import { StateNote } from '@/components/state-note';
import { words } from '@/components/words';

/** Connecting to TikTok: how to get a token, the token itself, and what it reaches. */
export function App() {
  const live = useAccess();
  const online = useOnline();
  const connection = live.state === 'ready' ? live.value.connection : null;
  return (
    <div class="page">
      <header class="page-head">
        <Mark size={32} />
        <div>
          <h1 class="page-name">{words('options_title')}</h1>
          <p class="page-text">{words('options_intro')}</p>
        </div>
      </header>
      <main class="page-body">
        {!online && <StateNote problem title={words('popup_offline')} text={words('connect_offline_text')} />}
        {live.state === 'loading' && <p class="quiet-line">{words('popup_loading')}</p>}
        {live.state === 'failed' && (
          <StateNote problem title={words('popup_store_failed')} text={words('popup_store_failed_text')} />
        )}
        {live.state === 'ready' && connection !== null && (
          <ConnectionCard connection={connection} advertisers={live.value.advertisers} />
        )}
        {live.state === 'ready' && connection?.state !== 'connected' && (
          <section class="panel" aria-labelledby="connect-title">
            <h2 id="connect-title" class="panel-title">
              {words(connection === null ? 'connect_title' : 'connect_again_title')}
            </h2>
            <TokenSteps />
            <ConnectForm online={online} />
          </section>
        )}
        <PauseSetting />
      </main>
    </div>
  );
}
