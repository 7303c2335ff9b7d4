import { defineContentScript } from '#imports';
import { InPage } from '@/components/in-page/in-page';

export default defineContentScript({
  matches: ['https://ads.tiktok.com/i18n/*'],
  runAt: 'document_idle',
  main(ctx) {
    const page = new InPage(ctx.signal);
    page.start();
    ctx.addEventListener(window, 'wxt:locationchange', (event) => page.goTo(event.newUrl.href));
  },
});
