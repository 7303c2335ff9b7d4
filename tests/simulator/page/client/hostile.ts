import { hostileModes, type HostileMode } from '../hostile-modes';
import { clicks } from './hostile/clicks';
import { cover } from './hostile/cover';
import { messages } from './hostile/messages';
import { mutations } from './hostile/mutations';
import { overrides } from './hostile/overrides';
import { remove } from './hostile/remove';
import { swap } from './hostile/swap';
import { timers } from './hostile/timers';
import { flags } from './route';

/** What begins when the page has loaded. `early` and `names` have begun by then. */
const MODES: Partial<Record<HostileMode, () => void>> = {
  clicks,
  messages,
  prototypes: overrides,
  cover,
  remove,
  timers,
  mutations,
  swap: () => swap('swap'),
  'swap-slots': () => swap('swap-slots'),
  'swap-foreign': () => swap('swap-foreign'),
};

for (const mode of hostileModes(flags.hostile)) MODES[mode]?.();
