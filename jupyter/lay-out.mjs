/** `node lay-out.mjs HOMEWORK FOLDER`: the homework without its notebooks and its authors' own, for who is not TypeScript. */
import { layOut } from '../dist/src/homework/edition.js';
import { loadHomework } from '../dist/src/homework/load.js';

const [homework, folder] = process.argv.slice(2);
layOut(loadHomework(homework), folder, []);
