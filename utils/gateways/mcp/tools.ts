import type { Call } from '../api/client';

/**
 * The tools of TikTok's server that are ever called, by the endpoint of the Marketing API each stands for. Names are
 * listed, because some cannot be worked out, and some that sound like reading write (facts: mcp 3.1). The consent
 * reaches everything the login may do, money included: what is not in here cannot be asked for.
 */
const TOOLS = {
  '/user/info/': 'user_info_get',
  '/oauth2/advertiser/get/': 'auth_advertiser_get',
  '/advertiser/info/': 'advertiser_info_get',
  '/campaign/get/': 'campaign_get',
  '/adgroup/get/': 'adgroup_get',
  '/ad/get/': 'ad_get',
  '/smart_plus/adgroup/get/': 'smart_plus_adgroup_get',
  '/smart_plus/ad/get/': 'smart_plus_ad_get',
  '/gmv_max/campaign/get/': 'gmv_max_campaign_get',
  '/campaign/gmv_max/info/': 'campaign_gmv_max_info_get',
  '/campaign/gmv_max/session/list/': 'campaign_gmv_max_session_list_get',
  '/report/integrated/get/': 'report_integrated_get',
  '/gmv_max/report/get/': 'gmv_max_report_get',
  '/optimizer/rule/list/': 'optimizer_rule_list_get',
  '/optimizer/rule/result/list/': 'optimizer_rule_result_list_get',
  '/optimizer/rule/result/get/': 'optimizer_rule_result_get',
  // Makes nothing but a file that lists what was changed.
  '/changelog/task/create/': 'changelog_task_create',
  '/changelog/task/check/': 'changelog_task_check',
  '/changelog/task/download/': 'changelog_task_download',
} as const;

const SWITCH = ['DISABLE', 'ENABLE'] as const;

/** Those that change something, and to what they may change it. A campaign may be deleted, where an End asked for it. */
const SWITCHES: Readonly<Record<string, { tool: string; to: readonly string[] }>> = {
  '/campaign/status/update/': { tool: 'campaign_status_update', to: [...SWITCH, 'DELETE'] },
  '/smart_plus/campaign/status/update/': {
    tool: 'smart_plus_campaign_status_update',
    to: [...SWITCH, 'DELETE'],
  },
  '/adgroup/status/update/': { tool: 'adgroup_status_update', to: SWITCH },
  '/smart_plus/adgroup/status/update/': { tool: 'smart_plus_adgroup_status_update', to: SWITCH },
  '/ad/status/update/': { tool: 'ad_status_update', to: SWITCH },
  '/smart_plus/ad/status/update/': { tool: 'smart_plus_ad_status_update', to: SWITCH },
  '/smart_plus/ad/material_status/update/': {
    tool: 'smart_plus_ad_material_status_update',
    to: ['DISABLE'],
  },
};

/** The levels of which something may be deleted here. */
export const MAY_DELETE = ['campaign'] as const;

export interface ToolCall {
  name: string;
  arguments: Record<string, unknown>;
}

/** A call as the tool that stands for it; null for what is not on the list. Arguments are plain JSON. */
export function toolFor(call: Call): ToolCall | null {
  const asked = call.method === 'GET' ? call.query : call.body;
  const reads: Readonly<Record<string, string>> = TOOLS;
  const name = Object.hasOwn(reads, call.path) ? reads[call.path] : undefined;
  if (name !== undefined) return { name, arguments: asked };
  const change = Object.hasOwn(SWITCHES, call.path) ? SWITCHES[call.path] : undefined;
  const to = asked['operation_status'];
  if (change === undefined || typeof to !== 'string' || !change.to.includes(to)) return null;
  return { name: change.tool, arguments: asked };
}

/** Everything that may ever be called, for the test that keeps it so. */
export const ALL_TOOLS: readonly string[] = [
  ...Object.values(TOOLS),
  ...Object.values(SWITCHES).map(({ tool }) => tool),
];
