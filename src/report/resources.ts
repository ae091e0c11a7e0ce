import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const require = createRequire(import.meta.url);

/** The package's own folder: this file is dist/src/report/resources.js in it. */
export const PACKAGE_FOLDER = resolve(import.meta.dirname, '../../..');

/** The template of the printed report, the style of the web page, and the team. */
export const REPORT_FOLDER = join(PACKAGE_FOLDER, 'report');

export const NOTEBOOKS_FOLDER = join(PACKAGE_FOLDER, 'notebooks');

const SOURCE_SANS = dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json'));

/** Source Sans 3, the font of figures, headings and tables, in the styles the report uses. */
export const FONT_FILES = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'].map((style) =>
  join(SOURCE_SANS, style, `SourceSans3_${style}.ttf`),
);
