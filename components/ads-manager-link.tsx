import type { EntityRef } from '@/utils/core/entity';
import { adsManagerUrl } from './ads-manager-url';
import { OutIcon } from './icons';
import { words } from './words';
import { useIsPractice } from './worker';

export function AdsManagerLink({ to, campaignId }: { to: EntityRef; campaignId: string | null }) {
  if (useIsPractice()) return null;
  return (
    <a class="link" href={adsManagerUrl(to, campaignId)} target="_blank" rel="noreferrer">
      {words('common_open_in_ads_manager')}
      <OutIcon />
    </a>
  );
}
