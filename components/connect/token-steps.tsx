import { OutIcon } from '../icons';
import { words } from '../words';

const PORTAL = 'https://business-api.tiktok.com/portal';

/** How to get an access token from one's own TikTok developer app. */
export function TokenSteps() {
  return (
    <ol class="steps">
      <li>
        <strong>{words('connect_step_app')}</strong> {words('connect_step_app_text')}{' '}
        <a class="link" href={PORTAL} target="_blank" rel="noreferrer">
          {words('connect_portal')}
          <OutIcon />
        </a>
      </li>
      <li>
        <strong>{words('connect_step_permissions')}</strong> {words('connect_step_permissions_text')}
        <ul class="permissions">
          <li>{words('connect_permission_accounts')}</li>
          <li>{words('connect_permission_campaigns')}</li>
          <li>{words('connect_permission_reporting')}</li>
        </ul>
      </li>
      <li>
        <strong>{words('connect_step_token')}</strong> {words('connect_step_token_text')}
      </li>
    </ol>
  );
}
