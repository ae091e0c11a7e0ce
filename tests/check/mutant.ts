import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A place in a compiled module where an error of 0.1 % can be planted: `name` right after it is computed. */
export interface Site {
  readonly tag: string;
  readonly name: string;
  /** Index of the line before which the planted line goes. */
  readonly at: number;
}

const TAG = /^\s*\/\/ ((?:mlp|deep)\/[^:]+)/;
const ASSIGNED = /^\s*(?:(?:const|let) )?([A-Za-z_]\w*)(?:\.data)?(?:\[[^=]*\])? \+?= /;
const PLANT = 'const planted = (v) => { for (const i in v) v[i] *= 1.001; };';

/** The compiled module src/mlp/<file>.js, next to these tests in dist/. */
export class Mutable {
  readonly #path: string;
  readonly #lines: string[];

  constructor(file: string) {
    this.#path = resolve(import.meta.dirname, '../../src/mlp', `${file}.js`);
    this.#lines = readFileSync(this.#path, 'utf8').split('\n');
  }

  /** Every name assigned in the code under each tag. */
  sites(): Site[] {
    return this.#lines.flatMap((line, start) => {
      const tag = TAG.exec(line)?.[1];
      if (tag === undefined) return [];
      const end = this.#endOf(start);
      const names = this.#lines.slice(start + 1, end).flatMap((code) => ASSIGNED.exec(code)?.[1] ?? []);
      return [...new Set(names)].map((name) => ({ tag, name, at: end }));
    });
  }

  /** The module with one error planted, or none. Nothing is written: it is loaded from a data: URL. */
  load<Exports>(site?: Site): Promise<Exports> {
    const lines = [...this.#lines];
    if (site) lines.splice(site.at, 0, `planted(${site.name}.data ?? ${site.name});`);
    const source = [PLANT, ...lines]
      .filter((line) => !line.startsWith('//# sourceMappingURL'))
      .join('\n')
      .replace(/from '(\.[^']+)'/g, (_, path) => `from '${this.#url(path)}'`);
    return import(`data:text/javascript,${encodeURIComponent(source)}`);
  }

  /** The code under a tag ends at the next tag, at the return or where its block closes. */
  #endOf(start: number): number {
    const indent = this.#lines[start].search(/\S/);
    const isEnd = (line: string) =>
      TAG.test(line) || /^\s*(return|if) /.test(line) || line.search(/\S/) < indent;
    return start + 1 + this.#lines.slice(start + 1).findIndex(isEnd);
  }

  #url(path: string): string {
    return pathToFileURL(resolve(dirname(this.#path), path)).href;
  }
}
