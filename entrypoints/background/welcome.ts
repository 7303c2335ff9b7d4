import { browser } from 'wxt/browser';
import { openOwnPage } from './notifications';

/** Shows the welcome page once, when Standstill was just installed; never after an update. */
export function welcomeOnce(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') void openOwnPage('/welcome.html');
  });
}
