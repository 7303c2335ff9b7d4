import { defineContentScript } from '#imports';
import { startBridge } from '@/utils/bridge/bridge';

export default defineContentScript({
  matches: ['https://ads.tiktok.com/i18n/*'],
  runAt: 'document_start',
  world: 'MAIN',
  // The page's own world is not ours to leave a name in.
  globalName: false,
  main: startBridge,
});
