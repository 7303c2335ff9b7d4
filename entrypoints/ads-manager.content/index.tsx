import { defineContentScript } from '#imports';
import { browser } from 'wxt/browser';
import { InPage } from '@/components/in-page/in-page';
import { removeLeftovers } from '@/components/in-page/leftovers';
import { speak, type Sentences } from '@/components/words';

export default defineContentScript({
  matches: ['https://ads.tiktok.com/i18n/*'],
  runAt: 'document_idle',
  async main(ctx) {
    if (import.meta.env.FIREFOX) removeLeftovers();
    // The worker keeps the sentences here when a language was chosen: see `page-language.ts`.
    const { sentences } = await browser.storage.local.get({ sentences: {} });
    speak(sentences as Sentences);
    const page = new InPage(ctx.signal);
    page.start();
    ctx.addEventListener(window, 'wxt:locationchange', (event) => page.goTo(event.newUrl.href));
  },
});
