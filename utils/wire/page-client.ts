import { sender } from './client';
import type { PAGE_COMMANDS } from './page-commands';
import { PAGE_ANSWERS } from './to-the-page';

/**
 * Asks the worker, from Ads Manager or from a face that stands there too.
 *
 * @throws SendError
 */
export const send = sender<typeof PAGE_COMMANDS>((command) => PAGE_ANSWERS[command]);
