import type { Bundle } from '../bundle.js';
import { colourOf } from '../derivation/shown/display.js';
import { html } from '../html.js';

/** Said beside right lines that do not answer their question. */
export function notWhatIsAsked(why: string): Bundle {
  const words = `Not what is asked, or not yet: ${why}`;
  return {
    data: {
      'text/html': html`<p style="${colourOf({ kind: 'convention' })}">${words}</p>`.text,
      'text/plain': words,
    },
    metadata: {},
  };
}
