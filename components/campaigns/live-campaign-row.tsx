import type { Action } from '@/utils/core/order';
import type { ListedCampaign } from '@/utils/store/database';
import { useLiveQuery } from '@/utils/store/live-query';
import { useStore } from '../store';
import { CampaignRow, type CampaignRowProps } from './campaign-row';

/** A row that is scrolled past is not asked for. Milliseconds. */
const STAYS = 250;

/** A row that follows what is read of its campaign; what the list said is shown until then. */
export function LiveCampaignRow(
  props: Omit<CampaignRowProps, 'onChoose'> & {
    onChoose: (campaign: ListedCampaign, action: Action) => void;
  },
) {
  const { campaign: listed, onChoose, ...others } = props;
  const store = useStore();
  const live = useLiveQuery(() => store.entities.get(listed.key), [store, listed.key], STAYS);
  const campaign = (live.state === 'ready' ? live.value : undefined) ?? listed;
  return <CampaignRow campaign={campaign} onChoose={(action) => onChoose(campaign, action)} {...others} />;
}
