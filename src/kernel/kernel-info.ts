import type { Content } from './link.js';

/** What the kernel says of itself. */
export const KERNEL_INFO: Content = {
  status: 'ok',
  protocol_version: '5.3',
  implementation: 'chainrule-tslab',
  implementation_version: '1.0.0',
  banner: 'TypeScript notebooks: tslab, speaking the Jupyter protocol in full',
  language_info: {
    name: 'typescript',
    version: '5.0.4',
    mimetype: 'text/typescript',
    file_extension: '.ts',
    codemirror_mode: { name: 'javascript', mode: 'typescript', typescript: true },
    pygments_lexer: 'typescript',
  },
  help_links: [],
};
