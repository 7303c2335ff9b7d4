import { useState } from 'preact/hooks';
import type { Connection, KnownAdvertiser } from '@/utils/store/database';
import { send } from '@/utils/wire/client';
import { ConfirmDialog } from '../confirm-dialog';
import { ToneIcon } from '../icons';
import { useAsk } from '../press';
import { RelativeTime } from '../relative-time';
import { StateNote } from '../state-note';
import { words } from '../words';
import { AccountTable } from './account-table';
import { MissingPermissions } from './missing-permissions';

/** What is connected, whether it still works, what it reaches and what it cannot do. */
export function ConnectionCard(props: { connection: Connection; advertisers: KnownAdvertiser[] }) {
  const { connection, advertisers } = props;
  const [asking, ask] = useState(false);
  const tell = useAsk();
  const works = connection.state === 'connected';
  return (
    <section class="panel" aria-labelledby="connection-title">
      <div class="panel-head">
        <h2 id="connection-title" class="panel-title">
          {words('options_connection')}
        </h2>
        <button type="button" class="button" onClick={() => ask(true)}>
          {words('connect_disconnect')}
        </button>
      </div>
      {works ? (
        <p class="access access-works">
          <ToneIcon tone="proven" />
          <span>
            {connection.person === '' ? words('connect_works') : words('connect_works_as', connection.person)}{' '}
            <RelativeTime at={connection.checkedAt} said="connect_checked" />
          </span>
        </p>
      ) : (
        <StateNote problem title={words('popup_revoked')} text={words('connect_revoked_text')} />
      )}
      <MissingPermissions missing={connection.missing} />
      {advertisers.length === 0 ? (
        <StateNote title={words('popup_no_accounts')} text={words('popup_no_accounts_text')} />
      ) : (
        <AccountTable advertisers={advertisers} />
      )}
      {asking && (
        <ConfirmDialog
          title={words('connect_disconnect_title')}
          confirm={words('connect_disconnect')}
          weight="stop"
          onCancel={() => ask(false)}
          onConfirm={() => {
            ask(false);
            void tell(() => send('disconnect', {}));
          }}
        >
          <p>{words('connect_disconnect_what')}</p>
          <p>{words('connect_disconnect_watch')}</p>
          <p class="quiet-line">{words('connect_disconnect_tiktok')}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
