import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PACKAGE_FOLDER } from '../package.js';

const require = createRequire(import.meta.url);

/** The template of the printed report and the style of the web page. */
export const REPORT_FOLDER = join(PACKAGE_FOLDER, 'report');

const SOURCE_SANS = dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json'));

/** Source Sans 3, the font of figures, headings and tables, in the styles the report uses. */
export const FONT_FILES = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'].map((style) =>
  join(SOURCE_SANS, style, `SourceSans3_${style}.ttf`),
);
