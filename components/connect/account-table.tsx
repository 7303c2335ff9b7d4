import type { KnownAdvertiser } from '@/utils/store/database';
import { ToneIcon } from '../icons';
import { words, type MessageKey } from '../words';
import { missingText } from './missing-permissions';

/** Account status in words (facts: marketing-api 6.4). A status never seen before is shown as TikTok wrote it. */
const STATUS: Record<string, MessageKey> = {
  STATUS_ENABLE: 'connect_status_enable',
  STATUS_DISABLE: 'connect_status_disable',
  STATUS_LIMIT: 'connect_status_limit',
  STATUS_CONTRACT_PENDING: 'connect_status_contract',
  STATUS_CONFIRM_FAIL: 'connect_status_refused',
  STATUS_CONFIRM_FAIL_END: 'connect_status_refused',
  STATUS_CONFIRM_MODIFY_FAIL: 'connect_status_refused',
  STATUS_PENDING_CONFIRM: 'connect_status_review',
  STATUS_PENDING_VERIFIED: 'connect_status_review',
  STATUS_PENDING_CONFIRM_MODIFY: 'connect_status_review',
  STATUS_WAIT_FOR_BPM_AUDIT: 'connect_status_review',
  STATUS_WAIT_FOR_PUBLIC_AUTH: 'connect_status_review',
  STATUS_SELF_SERVICE_UNAUDITED: 'connect_status_review',
};

export function AccountTable({ advertisers }: { advertisers: KnownAdvertiser[] }) {
  return (
    <div class="table-place" role="group" aria-label={words('connect_accounts')} tabIndex={0}>
      <table class="table">
        <caption class="for-ears">{words('connect_accounts')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('connect_account')}</th>
            <th scope="col">{words('connect_currency')}</th>
            <th scope="col">{words('connect_zone')}</th>
            <th scope="col">{words('connect_status')}</th>
          </tr>
        </thead>
        <tbody>
          {advertisers.map((advertiser) => (
            <tr key={advertiser.id}>
              <th scope="row">
                <bdi>{advertiser.name}</bdi>
                <span class="table-id">{advertiser.id}</span>
                {advertiser.missing?.map((name) => (
                  <span key={name} class="table-lack">
                    <ToneIcon tone="needs-you" />
                    {missingText(name)}
                  </span>
                ))}
              </th>
              <td>{advertiser.currency}</td>
              <td>{advertiser.timezone}</td>
              <td>{statusText(advertiser.status)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function statusText(status: string): string {
  const key = STATUS[status];
  return key === undefined ? status : words(key);
}
