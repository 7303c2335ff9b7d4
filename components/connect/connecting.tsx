import { words } from '../words';
import { ConnectForm } from './connect-form';
import { ConnectionCard } from './connection-card';
import { ConsentCard } from './consent-card';
import { TokenSteps } from './token-steps';
import type { AccessNow } from './use-access';

/** What is connected; and while nothing works, or a consent was refused, the ways to connect, the easiest first. */
export function Connecting({ access, online }: { access: AccessNow; online: boolean }) {
  const { connections, consent, advertisers } = access;
  const works = connections.some(({ state }) => state === 'connected');
  // A consent that was refused leads on to a token, whatever still works.
  const leadsOn = !works || consent?.state === 'refused';
  const again = (gateway: string) => connections.some((one) => one.gateway === gateway);
  return (
    <>
      {connections.map((connection) => (
        <ConnectionCard
          key={connection.gateway}
          connection={connection}
          advertisers={advertisers.filter(({ gateway }) => gateway === connection.gateway)}
        />
      ))}
      {(!works || consent !== null) && <ConsentCard consent={consent} again={again('mcp')} online={online} />}
      {leadsOn && (
        <section class="panel" id="connect" aria-labelledby="connect-title">
          <h2 id="connect-title" class="panel-title">
            {words(again('marketing-api') ? 'connect_again_title' : 'connect_title')}
          </h2>
          <TokenSteps />
          <ConnectForm online={online} />
        </section>
      )}
    </>
  );
}
