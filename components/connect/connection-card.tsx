import { useId, useState } from 'preact/hooks';
import type { Connection, KnownAdvertiser } from '@/utils/store/database';
import { ConfirmDialog } from '../confirm-dialog';
import { ToneIcon } from '../icons';
import { useNotices } from '../notices';
import { useAsk } from '../press';
import { RelativeTime } from '../relative-time';
import { StateNote } from '../state-note';
import { words } from '../words';
import { useSend } from '../worker';
import { AccountTable } from './account-table';
import { MissingPermissions } from './missing-permissions';
import { ConsentEnd } from './consent-end';

type Gateway = 'mcp' | 'marketing-api';

/** What is said of each way to be connected. */
const SAID = {
  mcp: {
    title: 'mcp_connection',
    revoked: 'mcp_over_text',
    noAccounts: 'mcp_refused_no_account',
    erased: 'mcp_disconnect_what',
    atTikTok: 'mcp_disconnect_tiktok',
  },
  'marketing-api': {
    title: 'options_connection',
    revoked: 'connect_revoked_text',
    noAccounts: 'popup_no_accounts_text',
    erased: 'connect_disconnect_what',
    atTikTok: 'connect_disconnect_tiktok',
  },
} as const;

/** What is connected, whether it still works, until when, what it reaches and what it cannot do. */
export function ConnectionCard(props: { connection: Connection; advertisers: KnownAdvertiser[] }) {
  const { connection, advertisers } = props;
  const { person, checkedAt, endsAt } = connection;
  const gateway: Gateway = connection.gateway === 'mcp' ? 'mcp' : 'marketing-api';
  const said = SAID[gateway];
  const [asking, ask] = useState(false);
  const tell = useAsk();
  const send = useSend();
  const { show } = useNotices();
  const id = useId();
  const works = connection.state === 'connected';
  const disconnect = async () => {
    const { ended } = await send('disconnect', { gateway });
    if (gateway === 'mcp' && !ended) show({ text: words('mcp_not_ended'), problem: true });
  };
  return (
    <section class="panel" aria-labelledby={id}>
      <div class="panel-head">
        <h2 id={id} class="panel-title">
          {words(said.title)}
        </h2>
        <button type="button" class="button" onClick={() => ask(true)}>
          {words('connect_disconnect')}
        </button>
      </div>
      {works ? (
        <p class="access access-works">
          <ToneIcon tone="proven" />
          <span>
            {person === '' ? words('connect_works') : words('connect_works_as', person)}{' '}
            <RelativeTime at={checkedAt} said="connect_checked" />
          </span>
        </p>
      ) : (
        <StateNote
          problem
          title={words(gateway === 'mcp' ? 'mcp_over' : 'popup_revoked')}
          text={words(said.revoked)}
        >
          <p class="note-text">
            <RelativeTime at={checkedAt} said="connect_refused_since" />
          </p>
        </StateNote>
      )}
      {works && endsAt !== undefined && <ConsentEnd endsAt={endsAt} />}
      <MissingPermissions missing={connection.missing} />
      {advertisers.length === 0 ? (
        <StateNote title={words('popup_no_accounts')} text={words(said.noAccounts)} />
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
            void tell(disconnect);
          }}
        >
          <p>{words(said.erased)}</p>
          <p>{words('connect_disconnect_watch')}</p>
          <p class="quiet-line">{words(said.atTikTok)}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
