import { sender } from './client';
import { COMMANDS } from './commands';

/**
 * Asks the worker, from one of our own pages.
 *
 * @throws SendError
 */
export const send = sender<typeof COMMANDS>((command) => COMMANDS[command].output);
