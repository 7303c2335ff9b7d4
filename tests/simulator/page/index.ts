import type { Hono } from 'hono';
import type { SimulatorContext } from '../context';
import { registerAccounts } from './accounts';
import { registerDocuments } from './documents';
import { registerGmvMax } from './gmv-max';
import { registerLists } from './lists';
import { registerStatusUpdates } from './status-updates';

/** Adds ads.tiktok.com: the Ads Manager replica and the endpoints its script calls. */
export function registerPage(app: Hono, context: SimulatorContext): void {
  registerDocuments(app, context);
  registerLists(app, context);
  registerStatusUpdates(app, context);
  registerGmvMax(app, context);
  registerAccounts(app, context);
}
