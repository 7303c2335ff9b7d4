import * as z from 'zod/mini';
import { idSchema, textual } from '../reading/ids';

export const optionalText = z.optional(z.nullable(textual));

export const pageInfoSchema = z.object({
  page: z.number(),
  page_size: z.number(),
  total_number: z.number(),
  total_page: z.number(),
});

/** A list answer whose items are checked one by one by the caller. */
export const pageSchema = z.object({ list: z.array(z.unknown()), page_info: pageInfoSchema });

const common = {
  operation_status: z.string(),
  secondary_status: z.optional(z.nullable(z.string())),
  campaign_automation_type: z.optional(z.nullable(z.string())),
  campaign_system_origin: z.optional(z.nullable(z.string())),
  budget: optionalText,
  budget_mode: z.optional(z.nullable(z.string())),
};

export const campaignSchema = z.object({
  ...common,
  campaign_id: idSchema,
  campaign_name: z.string(),
  is_smart_performance_campaign: z.optional(z.nullable(z.boolean())),
  campaign_type: z.optional(z.nullable(z.string())),
});
export type CampaignItem = z.infer<typeof campaignSchema>;

export const adGroupSchema = z.object({
  ...common,
  adgroup_id: idSchema,
  campaign_id: idSchema,
  adgroup_name: z.string(),
  rf_purchased_type: z.optional(z.nullable(z.string())),
});

export const adSchema = z.object({
  ...common,
  ad_id: idSchema,
  adgroup_id: idSchema,
  campaign_id: idSchema,
  ad_name: z.string(),
  smart_plus_ad_id: z.optional(z.nullable(textual)),
});

/** Ad groups with the campaign's name and their start, for lists that go across campaigns. */
export const placedAdGroupSchema = z.extend(adGroupSchema, {
  campaign_name: z.string(),
  schedule_start_time: optionalText,
});

/** The TikTok post an ad shows, where it shows one (Spark Ads). */
export const postSchema = z.object({
  campaign_id: idSchema,
  adgroup_id: idSchema,
  ad_id: idSchema,
  smart_plus_ad_id: optionalText,
  tiktok_item_id: optionalText,
});

/** One material of a Smart+ ad: a video or a carousel with a switch of its own. */
const materialSchema = z.object({
  ad_material_id: optionalText,
  material_operation_status: z.optional(z.nullable(z.string())),
  creative_info: z.optional(z.nullable(z.object({ material_name: z.optional(z.nullable(z.string())) }))),
});

export const smartPlusAdSchema = z.object({
  ...common,
  smart_plus_ad_id: idSchema,
  adgroup_id: idSchema,
  campaign_id: idSchema,
  ad_name: z.string(),
  creative_list: z.optional(z.nullable(z.array(materialSchema))),
});

export const sessionListSchema = z.object({
  session_list: z.array(z.object({ session_id: idSchema, budget: optionalText })),
});

export const userSchema = z.object({
  display_name: z.optional(z.nullable(z.string())),
});

export const advertiserSchema = z.object({
  advertiser_id: idSchema,
  name: z.string(),
  currency: z.string(),
  timezone: z.string(),
  display_timezone: z.optional(z.nullable(z.string())),
  status: z.string(),
});

export const advertiserListSchema = z.object({ list: z.array(advertiserSchema) });

export const spendRowSchema = z.object({
  dimensions: z.object({ campaign_id: idSchema }),
  metrics: z.object({ spend: z.string() }),
});

const metric = z.optional(z.nullable(textual));

/** One row of a report: what it is about, when, and its numbers, which are text and may be `-`. */
export const reportRowSchema = z.object({
  dimensions: z.object({
    advertiser_id: optionalText,
    campaign_id: optionalText,
    adgroup_id: optionalText,
    ad_id: optionalText,
    stat_time_hour: optionalText,
    stat_time_day: optionalText,
  }),
  metrics: z.object({ spend: metric, impressions: metric, cost: metric }),
});
export type ReportRow = z.infer<typeof reportRowSchema>;

export const gmvMaxInfoSchema = z.object({ store_id: idSchema });

const errorList = z.optional(
  z.nullable(
    z.array(
      z.object({
        campaign_id: optionalText,
        adgroup_id: optionalText,
        smart_plus_ad_id: optionalText,
        ad_id: optionalText,
        error_message: z.optional(z.nullable(z.string())),
      }),
    ),
  ),
);
const idList = z.optional(z.nullable(z.array(idSchema)));
const itemList = z.optional(
  z.nullable(
    z.array(
      z.object({
        campaign_id: optionalText,
        adgroup_id: optionalText,
        status: z.optional(z.nullable(z.string())),
      }),
    ),
  ),
);

/** What switching materials of a Smart+ ad answers (facts: marketing-api 4.1). */
export const materialUpdateSchema = z.object({
  ad_material_ids: idList,
  material_status: z.optional(z.nullable(z.string())),
});

/** The union of what the six status endpoints answer (facts: marketing-api 2.2, 3.2, 3.5, 4.1). */
export const statusUpdateSchema = z.object({
  campaign_ids: idList,
  adgroup_ids: idList,
  ad_ids: idList,
  smart_plus_ad_ids: idList,
  aco_ad_ids: idList,
  campaign_list: itemList,
  adgroup_list: itemList,
  status: z.optional(z.nullable(z.string())),
  error_list: errorList,
});
export type StatusUpdateAnswer = z.infer<typeof statusUpdateSchema>;
