import { total } from '../world/ledger';
import type { ReadView } from '../world/read-view';
import { primaryStatus } from '../world/status';
import type { Owner } from '../world/stretch';
import type { WorldAd, WorldAdGroup, WorldCampaign } from '../world/types';
import type { ReportKnowledge } from '../faults/report-knowledge';
import type { Settings } from '../settings';
import { isLocked } from './locked';
import type { Metrics, Row } from './metrics';

const KIND_LABELS: Record<WorldCampaign['kind'], string> = {
  manual: 'Manual',
  'smart-plus': 'Smart+',
  'legacy-smart-plus': 'Smart+ (legacy)',
  'gmv-max': 'GMV Max',
  promote: 'Promote',
  'reach-frequency': 'Reach & Frequency',
  topview: 'TopView',
};

const PRIMARY: Record<ReturnType<typeof primaryStatus>, string> = {
  STATUS_DELIVERY_OK: 'delivery_ok',
  STATUS_DISABLE: 'disable',
  STATUS_DELETE: 'delete',
  STATUS_NOT_DELIVERY: 'not_delivery',
  STATUS_TIME_DONE: 'not_delivery',
  STATUS_RF_CLOSED: 'not_delivery',
  STATUS_FROZEN: 'not_delivery',
};
const SILENT = /_STATUS_(ENABLE|DISABLE|DELETE|DELIVERY_OK)$/;

/** The second line of the status cell, in words made from the secondary status. */
function note(secondary: string): string {
  if (SILENT.test(secondary)) return '';
  const words = secondary
    .replace(/^(CAMPAIGN|ADGROUP|AD)_STATUS_/, '')
    .toLowerCase()
    .replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const words = (text: string) => text.toLowerCase().replaceAll('_', ' ');

/**
 * The shapes of the three lists. In this interface `ad` is the ad group and `creative` the ad, and an opt status
 * of "0" means on (facts: session-api 0, 2.1, 5).
 */
export class RowShaper {
  /** Where delivery states follow the switch late, the world as it was before. */
  private readonly states: ReadView;

  constructor(
    private readonly view: ReadView,
    /** The asked days. */
    private readonly days: { from: number; to: number },
    private readonly settings: Settings,
    /** Absent: the truth about what was spent. */
    private readonly knowledge?: ReportKnowledge,
  ) {
    this.states = view.behind(settings.lists.primaryStatusSeconds * 1000);
  }

  private get world() {
    return this.view.world;
  }

  campaign(campaign: WorldCampaign): Row {
    const secondary = this.states.secondaryStatus('campaign', campaign);
    const restless =
      campaign.switch === 'on'
        ? this.world.adGroupsOf(campaign.id).filter((group) => !this.delivers('adgroup', group)).length
        : 0;
    return {
      attributes: {
        ...this.parent(campaign),
        ...this.statuses('campaign', secondary, this.view.switchOf('campaign', campaign) === 'on'),
        notice_count: String(Math.min(9, restless)),
        kind_label: `${KIND_LABELS[campaign.kind]} · ${words(campaign.objective)}`,
        ...this.budget(campaign),
        budget_optimize_switch: campaign.budgetOptimized ? '1' : '0',
        create_time: String(campaign.createTime),
      },
      metrics: this.metricsOf(campaign.id, () => true),
    };
  }

  adGroup(group: WorldAdGroup): Row {
    const campaign = this.campaignOf(group);
    const secondary = this.states.secondaryStatus('adgroup', group);
    const ads = this.world.adsOfAdGroup(group.id);
    const restless = ads.filter((ad) => !this.delivers('ad', ad)).length;
    return {
      attributes: {
        ad_id: group.id,
        ad_name: group.name,
        ...this.parent(campaign),
        campaign_budget: campaign.budget,
        ...this.statuses('ad', secondary, this.view.switchOf('adgroup', group) === 'on'),
        notice_count: String(this.delivers('adgroup', group) ? Math.min(9, restless) : 0),
        kind_label: `${ads.length} ${ads.length === 1 ? 'ad' : 'ads'} · ${campaign.name}`,
        ...(campaign.budgetOptimized ? {} : this.budget(group)),
        create_time: String(group.createTime),
      },
      metrics: this.metricsOf(group.campaignId, ({ adGroupId }) => adGroupId === group.id),
    };
  }

  /** With the wrong dimension the real list answers placeholders instead of ads (facts: session-api 2.1). */
  ad(ad: WorldAd, rightDimension: boolean): Row {
    const campaign = this.campaignOf(ad);
    const group = this.world.adGroups.get(ad.adGroupId);
    const secondary = this.states.secondaryStatus('ad', ad);
    return {
      attributes: {
        creative_id: rightDimension ? ad.id : '0',
        creative_name: ad.name,
        ad_id: ad.adGroupId,
        ad_name: group?.name ?? '',
        ...this.parent(campaign),
        campaign_budget: campaign.budget,
        ...this.statuses('creative', secondary, this.view.switchOf('ad', ad) === 'on'),
        notice_count: '0',
        kind_label: group?.name ?? '',
        universal_type: ad.smartPlusAdId === undefined ? '0' : '1',
        create_time: String(ad.createTime),
      },
      metrics: this.metricsOf(ad.campaignId, ({ adId }) => adId === ad.id),
    };
  }

  /** The row that two-level Smart+ ad groups have among the ads: no ad, nothing to switch (facts: session-api 2.1). */
  placeholder(group: WorldAdGroup): Row {
    const { attributes, metrics } = this.adGroup(group);
    const { ad_primary_status = '', ad_status = '', ad_opt_status = '' } = attributes;
    return {
      placeholder: true,
      attributes: {
        ...attributes,
        creative_id: '0',
        creative_name: group.name,
        creative_primary_status: ad_primary_status,
        creative_status: ad_status,
        creative_opt_status: ad_opt_status,
        universal_type: '1',
      },
      metrics,
    };
  }

  private delivers(level: 'adgroup' | 'ad', entity: WorldAdGroup | WorldAd): boolean {
    return primaryStatus(this.states.secondaryStatus(level, entity)) === 'STATUS_DELIVERY_OK';
  }

  private campaignOf(entity: { campaignId: string }): WorldCampaign {
    const campaign = this.world.campaigns.get(entity.campaignId);
    if (!campaign) throw new Error(`world has no campaign ${entity.campaignId}`);
    return campaign;
  }

  private parent(campaign: WorldCampaign): Record<string, string> {
    return {
      campaign_id: campaign.id,
      campaign_name: campaign.name,
      ...(isLocked(campaign, this.settings) ? { switch_locked: '1' } : {}),
    };
  }

  private statuses(prefix: string, secondary: string, on: boolean): Record<string, string> {
    const primary = PRIMARY[primaryStatus(secondary)];
    const unusual = primary === 'delete' ? '' : this.settings.lists.primaryStatus;
    return {
      [`${prefix}_primary_status`]: unusual || primary,
      [`${prefix}_status`]: secondary.toLowerCase().replace('_status_', '_'),
      [`${prefix}_opt_status`]: on ? '0' : '1',
      status_note: note(secondary),
    };
  }

  private budget(entity: { budget: string; budgetMode: string }): Record<string, string> {
    const modes: Record<string, string> = {
      BUDGET_MODE_INFINITE: 'infinite',
      BUDGET_MODE_TOTAL: 'total',
    };
    return { budget: entity.budget, budget_mode: modes[entity.budgetMode] ?? 'day' };
  }

  private metricsOf(campaignId: string, belongs: (owner: Owner) => boolean): Metrics {
    const { from, to } = this.days;
    const tallies = this.world.spend.tally(campaignId, from, to, this.knowledge?.of(campaignId));
    const { spend, impressions } = total(tallies.filter(({ owner }) => belongs(owner)));
    return { cost: spend, impressions };
  }
}
