import type { KnownAdvertiser } from '@/utils/store/database';
import { OpenAdsManager } from '../open-ads-manager';
import { words } from '../words';
import type { JudgedOrder } from './judged-orders';
import { waitingByAccount } from './waiting-for-a-tab';

/** For each ad account in which nobody can look: how many wait, and the button that ends it. */
export function WaitingLines(props: {
  judged: readonly JudgedOrder[];
  advertisers: readonly KnownAdvertiser[];
}) {
  const { judged, advertisers } = props;
  const names = new Map(advertisers.map(({ id, name }) => [id, name]));
  return (
    <>
      {waitingByAccount(judged).map(({ advertiserId, count }) => (
        <div key={advertiserId} class="note note-problem waiting">
          <p>
            {count === 1 ? words('popup_waits_one') : words('popup_waits', count)}
            {advertisers.length > 1 && (
              <>
                {' · '}
                <bdi>{names.get(advertiserId) ?? advertiserId}</bdi>
              </>
            )}
          </p>
          <OpenAdsManager advertiserId={advertiserId} />
        </div>
      ))}
    </>
  );
}
