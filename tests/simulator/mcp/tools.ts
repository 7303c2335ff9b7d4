import { SEED_APP } from '../tokens';
import type { Declaration } from './arguments';

export interface Tool {
  /** The endpoint of the Marketing API it wraps, without version and slashes. */
  endpoint: string;
  /** On the layer server it is there by its own name, not only through `tool_execute`. */
  direct?: true;
  /** Parameters that the server gives itself, so that the tool does not have them. */
  own?: Record<string, string>;
}

/** Tools that work here, by name. Names are mostly the path with a verb, but not by a rule. facts: mcp 3.1-3.3 */
export const TOOLS: Readonly<Record<string, Tool>> = {
  user_info_get: { endpoint: 'user/info' },
  auth_advertiser_get: {
    endpoint: 'oauth2/advertiser/get',
    direct: true,
    own: { app_id: SEED_APP.id, secret: SEED_APP.secret },
  },
  advertiser_info_get: { endpoint: 'advertiser/info', direct: true },
  bc_get: { endpoint: 'bc/get' },
  bc_asset_get: { endpoint: 'bc/asset/get' },
  campaign_get: { endpoint: 'campaign/get' },
  campaign_status_update: { endpoint: 'campaign/status/update' },
  adgroup_get: { endpoint: 'adgroup/get' },
  adgroup_status_update: { endpoint: 'adgroup/status/update' },
  ad_get: { endpoint: 'ad/get' },
  ad_status_update: { endpoint: 'ad/status/update' },
  smart_plus_campaign_get: { endpoint: 'smart_plus/campaign/get', direct: true },
  smart_plus_campaign_status_update: { endpoint: 'smart_plus/campaign/status/update', direct: true },
  smart_plus_adgroup_get: { endpoint: 'smart_plus/adgroup/get', direct: true },
  smart_plus_adgroup_status_update: { endpoint: 'smart_plus/adgroup/status/update', direct: true },
  smart_plus_ad_get: { endpoint: 'smart_plus/ad/get', direct: true },
  smart_plus_ad_status_update: { endpoint: 'smart_plus/ad/status/update', direct: true },
  smart_plus_ad_material_status_update: { endpoint: 'smart_plus/ad/material_status/update' },
  gmv_max_campaign_get: { endpoint: 'gmv_max/campaign/get' },
  campaign_gmv_max_info_get: { endpoint: 'campaign/gmv_max/info' },
  campaign_gmv_max_session_list_get: { endpoint: 'campaign/gmv_max/session/list' },
  campaign_gmv_max_session_delete: { endpoint: 'campaign/gmv_max/session/delete' },
  gmv_max_report_get: { endpoint: 'gmv_max/report/get' },
  rf_order_cancel: { endpoint: 'rf/order/cancel' },
  report_integrated_get: { endpoint: 'report/integrated/get', direct: true },
  optimizer_rule_list_get: { endpoint: 'optimizer/rule/list' },
  optimizer_rule_get: { endpoint: 'optimizer/rule/get' },
  optimizer_rule_result_list_get: { endpoint: 'optimizer/rule/result/list' },
  optimizer_rule_result_get: { endpoint: 'optimizer/rule/result/get' },
  optimizer_rule_update_status_update: { endpoint: 'optimizer/rule/update/status' },
  changelog_task_create: { endpoint: 'changelog/task/create' },
  changelog_task_check: { endpoint: 'changelog/task/check' },
  changelog_task_download: { endpoint: 'changelog/task/download' },
  advertiser_balance_get: { endpoint: 'advertiser/balance/get' },
  bc_account_transaction_get: { endpoint: 'bc/account/transaction/get' },
};

/** How an argument is called in a tool that has changed. */
export const RENAMED = { from: 'advertiser_id', to: 'account_id' } as const;

const string = { type: 'string' };

/** The three tools through which the layer server gives all others. facts: mcp 3.3 */
export const LAYER_TOOLS: readonly Declaration[] = [
  { name: 'tool_list', description: 'All tools, by group.', inputSchema: { type: 'object' } },
  {
    name: 'tool_get',
    description: 'What the named tools take.',
    inputSchema: {
      type: 'object',
      properties: { tool_names: { type: 'array', items: string } },
      required: ['tool_names'],
    },
  },
  {
    name: 'tool_execute',
    description: 'Calls a tool.',
    inputSchema: {
      type: 'object',
      properties: { tool_name: string, params: { type: 'object' } },
      required: ['tool_name', 'params'],
    },
  },
];
