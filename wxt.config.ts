import { readFileSync } from 'node:fs';
import preact from '@preact/preset-vite';
import { transformWithEsbuild, type Plugin } from 'vite';
import { defineConfig } from 'wxt';

/** What the extension may reach; nothing else is ever requested. */
const TIKTOK_HOSTS = ['https://ads.tiktok.com/*', 'https://business-api.tiktok.com/*'];

/** Extension pages load only what ships in the package and talk only to the official API. */
const PAGE_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self' https://business-api.tiktok.com",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Preact's way to set markup from text, which nothing of ours uses: what is not shipped cannot be misused. */
const SETS_MARKUP =
  /(\w+)\?\(\w+\|\|\w+&&\(\1\.__html==\w+\.__html\|\|\1\.__html==\w+\.innerHTML\)\|\|\(\w+\.innerHTML=\1\.__html\),\w+\.__k=\[\]\):/;

function withoutInnerHtml(): Plugin {
  return {
    name: 'without-inner-html',
    transform(code, id) {
      if (!/\/preact\/dist\/preact\.m?js(\?|$)/.test(id)) return null;
      if (!SETS_MARKUP.test(code)) throw new Error('This version of Preact sets markup in another way');
      return { code: code.replace(SETS_MARKUP, ''), map: null };
    },
  };
}

/**
 * The page script needs none of what the polyfill evens out: `runtime` and `i18n` speak promises in every
 * browser we build for. Leaving it out there keeps what Ads Manager has to load small.
 */
function withoutPolyfillInThePage(): Plugin {
  let inThePage = false;
  return {
    name: 'without-polyfill-in-the-page',
    enforce: 'pre',
    configResolved({ build }) {
      const entries = JSON.stringify([build.lib, build.rollupOptions.input]);
      inThePage = entries.includes('ads-manager.content');
    },
    resolveId: (id) => (inThePage && id === 'webextension-polyfill' ? '\0native-browser' : null),
    load: (id) =>
      id === '\0native-browser'
        ? 'export default globalThis.browser?.runtime?.id ? globalThis.browser : globalThis.chrome'
        : null,
  };
}

/** Only in this mode is there a clock that can be moved; see `tests/support/demo-clock.ts`. */
const DEMO = 'demo';
const DEMO_CLOCK = 'demo-clock.js';

/**
 * The demo build is the production build, byte by byte, but for one file more and one line in front of the
 * worker and of each page that loads it first.
 */
function withDemoClock(): Plugin {
  return {
    name: 'with-demo-clock',
    config: () => ({
      define: { 'process.env.NODE_ENV': '"production"', 'import.meta.env.MODE': '"production"' },
    }),
    async generateBundle({ format }, bundle) {
      // Scripts for the page are no modules, and keep the page's own clock.
      if (format !== 'es') return;
      const path = 'tests/support/demo-clock.ts';
      const { code } = await transformWithEsbuild(readFileSync(path, 'utf8'), path, { minify: true });
      this.emitFile({ type: 'asset', fileName: DEMO_CLOCK, source: code });
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk' && chunk.isEntry) chunk.code = `import"/${DEMO_CLOCK}";\n${chunk.code}`;
      }
    },
  };
}

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  vite: ({ mode }) => ({
    plugins: [
      preact(),
      withoutInnerHtml(),
      withoutPolyfillInThePage(),
      ...(mode === DEMO ? [withDemoClock()] : []),
    ],
  }),
  manifest: ({ browser, manifestVersion }) => ({
    name: '__MSG_extensionName__',
    short_name: 'Standstill',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['storage', 'alarms', 'notifications', ...(manifestVersion === 2 ? TIKTOK_HOSTS : [])],
    ...(manifestVersion === 3 ? { host_permissions: TIKTOK_HOSTS } : {}),
    content_security_policy: manifestVersion === 3 ? { extension_pages: PAGE_CSP } : PAGE_CSP,
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'standstill@standstill.app',
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
