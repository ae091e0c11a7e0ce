/** What a student needs beside the notebooks: the lesson, the package with its kernel, and how to begin. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../bundle.js';
import { readSidecar, sidecarOf } from '../homework/french.js';
import type { Homework } from '../homework/homework.js';
import { formatNotebook, readNotebook } from '../homework/nbformat.js';
import type { Notebook } from '../homework/notebook.js';
import { PACKAGE_FOLDER } from '../package.js';
import { frenchEdition } from './french-edition.js';
import { packForStudents } from './student-package.js';

/** Before every notebook of the homework in the list of files. */
export const LESSON = '00-lesson.ipynb';

/** Whether a student edition has been laid out there. */
export const isStudentFolder = (folder: string): boolean => existsSync(join(folder, LESSON));

/** The lesson on how derivations are typed, in a language. */
export function lessonIn(language: Language): Notebook {
  const path = join(PACKAGE_FOLDER, 'docs/lesson.ipynb');
  const notebook = readNotebook(path);
  return language === 'en' ? notebook : frenchEdition({ path, notebook }, readSidecar(sidecarOf(path)));
}

/**
 * The lesson, README.md, package.json and, unless told otherwise, the packed package, by their names. The lesson is in
 * the language given; README.md has that language first, and then the homework's others.
 */
export function studentFolder(
  homework: Homework,
  language: Language,
  packed: boolean,
): [name: string, content: string | Uint8Array][] {
  const { name, version, engines } = JSON.parse(readFileSync(join(PACKAGE_FOLDER, 'package.json'), 'utf8'));
  const project = { private: true, dependencies: { [name]: `file:${name}-${version}.tgz` } };
  const archive = packed ? [packForStudents()] : [];
  return [
    [LESSON, formatNotebook(lessonIn(language))],
    ['README.md', readme(homework, language, engines.node.replace(/^\D+/, ''))],
    ['package.json', `${JSON.stringify(project, null, 2)}\n`],
    ...archive.map(({ name, content }): [string, Uint8Array] => [name, content]),
  ];
}

function readme({ title, languages }: Homework, first: Language, node: string): string {
  const texts = { en: () => english(title.en, node), fr: () => french(title.fr, node) };
  const others = languages.filter((language) => language !== first);
  return [first, ...others].map((language) => texts[language]()).join('\n');
}

const english = (title: string, node: string): string => `# ${title}

You need Node ${node} or newer, and JupyterLab 4 (or \`uv\` or \`pipx\`, with which the command below fetches it).
In this folder:

\`\`\`sh
npm install             # the package and its kernel
npx chainrule lab .     # opens the notebooks in JupyterLab
\`\`\`

1. Begin with \`${LESSON}\`: it teaches how a derivation is typed, with examples that you can change.
2. In each notebook, fill in the lines \`…\`. Each line is judged when you run its cell. You may as well answer in LaTeX,
   in a Markdown cell below the heading of the question. A Markdown cell is judged by \`chainrule check\` and by the
   grader, and the table of answers does not see it; it counts LaTeX in a code cell, with \`written\` from chainrule:
   \`\`show(answers.add(written('id')\`$$ … $$\`))\`\`, where id is the one in the heading.
3. The last cell of a notebook shows how many questions are answered, and how many points a machine can already tell.
   Run All goes on past what is not answered yet.
4. Before you hand in: \`npx chainrule check 01-….ipynb\` shows what was read of an answer in LaTeX, and how each line
   was judged.

VS Code and other programs find the kernel after \`npx chainrule kernel --install\`.
`;

const french = (title: string, node: string): string => `# ${title} (en français)

Il faut Node ${node} ou plus récent, et JupyterLab 4 (ou \`uv\` ou \`pipx\`, avec lesquels la commande ci-dessous le
télécharge). Dans ce dossier :

\`\`\`sh
npm install             # le paquet et son noyau
npx chainrule lab .     # ouvre les notebooks dans JupyterLab
\`\`\`

1. Commencer par \`${LESSON}\` : on y apprend à taper une démonstration, avec des exemples à modifier.
2. Dans chaque notebook, compléter les lignes \`…\`. Chaque ligne est jugée quand on exécute sa cellule. On peut aussi
   répondre en LaTeX, dans une cellule Markdown sous le titre de la question. Une cellule Markdown est jugée par
   \`chainrule check\` et par le correcteur, et le tableau des réponses ne la voit pas ; il compte le LaTeX d’une
   cellule de code, avec \`written\` de chainrule : \`\`show(answers.add(written('id')\`$$ … $$\`))\`\`, où id est
   celui du titre.
3. La dernière cellule d’un notebook montre combien de questions sont traitées, et combien de points une machine peut
   déjà accorder. « Run All » continue après ce qui n’est pas encore traité.
4. Avant de rendre : \`npx chainrule check 01-….ipynb\` montre ce qui a été lu d’une réponse en LaTeX, et comment chaque
   ligne a été jugée.

VS Code et d’autres programmes trouvent le noyau après \`npx chainrule kernel --install\`.
`;
