/**
 * How our script in Ads Manager makes itself known to the bridge in the page's own world: this, and a secret of
 * its own. The bridge stops the event before any script of the page hears it.
 */
export const GREETING = 'standstill-bridge:';
/** The form of the secret that follows, and that begins every message afterwards. */
export const SECRET_LENGTH = 36;
