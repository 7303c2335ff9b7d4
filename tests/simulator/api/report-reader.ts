import type { ReportKnowledge } from '../faults/report-knowledge';
import type { Tally } from '../world/ledger';
import type { World } from '../world/world';
import type { Bucket } from '../world/zone';
import type { Subject } from './report-subjects';

/** What a report knows of one subject in one stretch of time. */
export interface Sum {
  /** Smallest units of the currency. */
  spend: number;
  impressions: number;
  /** False: impressions are not known, only a correction of money is. */
  counted: boolean;
}

/** Reads the ledger for one answer, each campaign and bucket once. */
export class ReportReader {
  private readonly read = new Map<string, Tally[]>();

  constructor(
    private readonly world: World,
    private readonly knowledge: ReportKnowledge,
  ) {}

  /** `lateBy`: milliseconds by which this kind of number comes later than others. */
  sum(subject: Subject, bucket: Bucket, lateBy = 0): Sum {
    const sum: Sum = { spend: 0, impressions: 0, counted: false };
    let corrected = false;
    for (const campaign of subject.campaigns)
      for (const tally of this.tallies(campaign.id, bucket, lateBy)) {
        if (!belongsTo(tally, subject)) continue;
        sum.spend += tally.spend;
        sum.impressions += tally.impressions;
        if (tally.counted) sum.counted = true;
        else corrected = true;
      }
    return corrected ? sum : { ...sum, counted: true };
  }

  /** Whether a fault leaves it out of this answer; an account's own row never is. */
  leavesOut({ id, advertiser, campaigns: [campaign], adGroup }: Subject): boolean {
    if (id === advertiser.id || campaign === undefined) return false;
    return this.knowledge.leavesOut(campaign.id, adGroup?.id);
  }

  private tallies(campaignId: string, bucket: Bucket, lateBy: number): Tally[] {
    const key = `${campaignId} ${bucket.from} ${bucket.to} ${lateBy}`;
    let tallies = this.read.get(key);
    if (!tallies) {
      const knowledge = this.knowledge.of(campaignId);
      const at = knowledge.at - lateBy;
      tallies = this.world.spend.tally(campaignId, bucket.from, bucket.to, { ...knowledge, at });
      this.read.set(key, tallies);
    }
    return tallies;
  }
}

function belongsTo({ owner }: Tally, { ad, adGroup }: Subject): boolean {
  if (ad) return owner.adId === ad.id;
  return adGroup === undefined || owner.adGroupId === adGroup.id;
}
