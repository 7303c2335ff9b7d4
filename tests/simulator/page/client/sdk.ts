import { installSigner } from './signer';
import { flags } from './route';

/** The security script: a file of its own that starts when the page's other scripts already run. */
installSigner(flags.wrap);
window.dispatchEvent(new Event('replica:sdk'));
