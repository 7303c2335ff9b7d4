import { browser } from 'wxt/browser';
import { trusted } from '../trusted';
import { words } from '../words';

/** What Chromium and Firefox call the place beside the page; the polyfill's types know neither. */
interface Beside {
  sidePanel?: { open(where: { windowId: number }): Promise<void> };
  sidebarAction?: { open(): Promise<void> };
}

const { sidePanel, sidebarAction } = browser as unknown as Beside;

/** In the popup: shows the same beside the page, where it stays open. */
export function OpenBeside() {
  const isPopup = document.documentElement.classList.contains('in-popup');
  if (!isPopup || (sidePanel === undefined && sidebarAction === undefined)) return null;
  const open = async () => {
    // Firefox opens it only within the turn of the click.
    if (sidebarAction !== undefined) await sidebarAction.open();
    else {
      const { id } = await browser.windows.getCurrent();
      if (id === undefined) return;
      await sidePanel?.open({ windowId: id });
    }
    window.close();
  };
  return (
    <button type="button" class="button button-quiet beside" onClick={trusted(open)}>
      {words('panel_open_beside')}
    </button>
  );
}
