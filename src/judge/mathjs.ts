/** Of mathjs, what the language needs. The build makes one file of it: from 700 files it would take half a second to load. */
export { create, factory, parseDependencies } from 'mathjs/number';
