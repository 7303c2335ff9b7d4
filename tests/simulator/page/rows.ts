import { total } from '../world/ledger';
import type { ReadView } from '../world/read-view';
import { primaryStatus } from '../world/status';
import type { Owner } from '../world/stretch';
import type { WorldAd, WorldAdGroup, WorldCampaign } from '../world/types';
import { amountOf, decimals } from '../world/money';

/** A list row: identity and attributes go to its top level, metrics to `row_data`. */
export interface Row {
  attributes: Record<string, string>;
  metrics: Metrics;
}

interface Metrics {
  /** In the currency's smallest units. */
  cost: number;
  impressions: number;
}

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
  constructor(
    private readonly view: ReadView,
    /** The asked days. The page shows the truth about them, without the lag of reports. */
    private readonly days: { from: number; to: number },
  ) {}

  private get world() {
    return this.view.world;
  }

  campaign(campaign: WorldCampaign): Row {
    const secondary = this.view.secondaryStatus('campaign', campaign);
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
    const secondary = this.view.secondaryStatus('adgroup', group);
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
  ad(ad: WorldAd, dimension: string): Row {
    const campaign = this.campaignOf(ad);
    const group = this.world.adGroups.get(ad.adGroupId);
    const secondary = this.view.secondaryStatus('ad', ad);
    return {
      attributes: {
        creative_id: dimension === 'creative_id' ? ad.id : '0',
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

  private delivers(level: 'adgroup' | 'ad', entity: WorldAdGroup | WorldAd): boolean {
    return primaryStatus(this.view.secondaryStatus(level, entity)) === 'STATUS_DELIVERY_OK';
  }

  private campaignOf(entity: { campaignId: string }): WorldCampaign {
    const campaign = this.world.campaigns.get(entity.campaignId);
    if (!campaign) throw new Error(`world has no campaign ${entity.campaignId}`);
    return campaign;
  }

  private parent(campaign: WorldCampaign): Record<string, string> {
    return { campaign_id: campaign.id, campaign_name: campaign.name };
  }

  private statuses(prefix: string, secondary: string, on: boolean): Record<string, string> {
    return {
      [`${prefix}_primary_status`]: PRIMARY[primaryStatus(secondary)],
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
    const { spend, impressions } = total(
      this.world.spend.tally(campaignId, from, to).filter(({ owner }) => belongs(owner)),
    );
    return { cost: spend, impressions };
  }
}

/**
 * Metrics as the lists send them: strings, "-" for what cannot be computed, and `cpc` missing altogether in about
 * three of ten rows (facts: session-api 2.1). `seed` is an id; the same row always lacks it.
 */
export function metricStrings(metrics: Metrics, currency: string, seed: string): Record<string, string> {
  const places = decimals(currency);
  const clicks = Math.floor(metrics.impressions / 71);
  const cost = Number(amountOf(metrics.cost, currency));
  const over = (count: number, factor = 1) =>
    count === 0 ? '-' : ((cost * factor) / count).toFixed(Math.max(2, places));
  return {
    stat_cost: amountOf(metrics.cost, currency),
    show_cnt: String(metrics.impressions),
    click_cnt: String(clicks),
    cpm: over(metrics.impressions, 1000),
    ctr: metrics.impressions === 0 ? '-' : ((clicks / metrics.impressions) * 100).toFixed(2),
    time_attr_convert_cnt: String(Math.floor(clicks / 23)),
    ...(Number(seed.slice(-2)) % 10 < 3 ? {} : { cpc: over(clicks) }),
  };
}
