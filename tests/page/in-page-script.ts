import { build, type Plugin } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Vite's `?inline` for style sheets, and the parts of WXT and the browser that a bare world does not have. */
const asInExtension: Plugin = {
  name: 'as-in-extension',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.css\?inline$/ }, ({ path, resolveDir }) => ({
      path: fileURLToPath(new URL(path.replace('?inline', ''), `file://${resolveDir}/`)),
      namespace: 'inline-css',
    }));
    onLoad({ filter: /.*/, namespace: 'inline-css' }, async ({ path }) => ({
      contents: await readFile(path, 'utf8'),
      loader: 'text',
    }));
    onResolve({ filter: /^#imports$/ }, () => ({ path: 'imports', namespace: 'stand-in' }));
    onResolve({ filter: /^wxt\/browser$/ }, () => ({ path: 'browser', namespace: 'stand-in' }));
    onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ path }) => ({
      contents:
        path === 'browser'
          ? 'export const browser = globalThis.browser;'
          : 'export const defineContentScript = (definition) => definition;',
    }));
  },
};

function bundle(contents: string, entrypoint: string): Promise<string> {
  return build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    alias: { '@': root.replace(/\/$/, '') },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: {
      'import.meta.env.ENTRYPOINT': JSON.stringify(entrypoint),
      'import.meta.env.FIREFOX': 'false',
    },
    tsconfigRaw: {},
    plugins: [asInExtension],
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
}

let inPage: Promise<string> | undefined;

/**
 * The content script as one text, run by WXT's real context. It needs `browser` in its world and leaves
 * `standstillContext` there, so that a test can end it.
 */
export function inPageScript(): Promise<string> {
  inPage ??= bundle(
    `
      import definition from '@/entrypoints/ads-manager.content/index';
      import { ContentScriptContext } from 'wxt/utils/content-script-context';
      const context = new ContentScriptContext('ads-manager', definition);
      globalThis.standstillContext = context;
      definition.main(context);`,
    'ads-manager',
  );
  return inPage;
}

let bridge: Promise<string> | undefined;

/** The script for the page's own world as one text. */
export function bridgeScript(): Promise<string> {
  bridge ??= bundle(
    "import definition from '@/entrypoints/page-bridge.content'; definition.main();",
    'page-bridge',
  );
  return bridge;
}
