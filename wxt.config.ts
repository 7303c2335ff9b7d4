import preact from '@preact/preset-vite';
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

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  vite: () => ({ plugins: [preact()] }),
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
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '120' }),
  }),
});
