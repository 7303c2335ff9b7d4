import { Hono } from 'hono';
import { registerAccount } from './account';
import { registerAdGroups } from './ad-groups';
import { registerAds } from './ads';
import { registerBilling } from './billing';
import { registerBusinessCenters } from './business-centers';
import { registerCampaigns } from './campaigns';
import { registerChangeLog } from './change-log';
import { registerGmvMax } from './gmv-max';
import { registerGmvMaxReport } from './gmv-max-report';
import { registerGmvMaxSessions } from './gmv-max-sessions';
import { registerReports } from './reports';
import { registerReachFrequency } from './rf-order';
import { registerRules } from './rules';
import { registerSmartPlusLists } from './smart-plus-lists';
import { registerSmartPlusMaterials } from './smart-plus-materials';
import { registerSmartPlusStatus } from './smart-plus-status';
import type { ApiServices } from './transport';

/** The Marketing API v1.3 as one app. Unknown paths answer as TikTok's gateway does. */
export function marketingApi(services: ApiServices): Hono {
  const app = new Hono();
  for (const registerFamily of [
    registerAccount,
    registerCampaigns,
    registerAdGroups,
    registerAds,
    registerSmartPlusLists,
    registerSmartPlusStatus,
    registerSmartPlusMaterials,
    registerGmvMax,
    registerGmvMaxSessions,
    registerGmvMaxReport,
    registerReachFrequency,
    registerReports,
    registerRules,
    registerChangeLog,
    registerBilling,
    registerBusinessCenters,
  ])
    registerFamily(app, services);
  // Where only v1.3 is served, v2.0 is refused by the schema registry. facts: marketing-api 1 (third parties)
  app.all('/open_api/v2.0/*', (c) =>
    c.json({ code: 40006, message: 'no schema found', request_id: '', data: {} }, 403),
  );
  app.notFound((c) => c.text('404 page not found', 404));
  return app;
}
