/** JSON that people write: read with errors that say file, line and column, which JSON.parse does not on every Node. */
import { placeIn } from './place-in.js';

/** Levels of a value: nobody writes more, and what sorts, compares or writes one calls itself at each. */
const DEEPEST = 1000;

/** The keys and the numbers in lists that lead to a value. */
export type JsonPath = readonly (string | number)[];

/** The value. Throws an error with file, line and column, and what is expected there. */
export function parseJson(text: string, file: string): unknown {
  try {
    const value = JSON.parse(text);
    if (isTooDeep(value)) throw new Error(TOO_DEEP);
    return value;
  } catch (error) {
    const fault = faultIn(text) ?? { at: 0, what: (error as Error).message };
    throw new Error(`${placeIn(text, fault.at, file)}: not JSON: ${fault.what}`);
  }
}

/** `file:line:column` of a value in a text that is JSON; of the last on the way to it if it is not there. */
export function placeOfValue(text: string, path: JsonPath, file: string): string {
  const follower = new Follower(text, path);
  follower.whole();
  return placeIn(text, follower.reached, file);
}

const TOO_DEEP = `lists and objects stand more than ${DEEPEST} deep in each other here`;

/** Goes down a value level by level, without calling itself. */
function isTooDeep(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= DEEPEST && level.length > 0; depth++)
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  return level.length > 0;
}

interface Fault {
  readonly at: number;
  readonly what: string;
}

/** Thrown where the grammar is left. */
class Left extends Error {
  constructor(readonly fault: Fault) {
    super(fault.what);
  }
}

/** The first place where a text leaves the grammar of JSON (RFC 8259), or undefined if it does not. */
function faultIn(text: string): Fault | undefined {
  try {
    new Follower(text).whole();
    return undefined;
  } catch (error) {
    if (error instanceof Left) return error.fault;
    throw error;
  }
}

/** Goes along a text as far as it is JSON. */
class Follower {
  private at = 0;
  /** Where it is in the value. */
  private readonly path: (string | number)[] = [];
  /** The offset of what is sought, or of the last value on the way there. */
  reached = 0;

  constructor(
    private readonly text: string,
    private readonly sought: JsonPath = [],
  ) {}

  whole(): void {
    this.value();
    if (this.at < this.text.length) this.fail('the value has ended here; what follows belongs to nothing');
  }

  private value(): void {
    this.take(/[ \t\n\r]*/y);
    if (this.path.every((key, i) => key === this.sought[i])) this.reached = this.at;
    if (this.take(/\{/y)) this.members('}', () => this.member());
    else if (this.take(/\[/y)) this.members(']', (i) => this.under(i));
    else if (this.sees(/"/y)) this.quoted();
    else if (!this.take(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)\b/y))
      this.fail('a value is expected here: a text in double quotes, a number, a list [ ] or { }');
    this.take(/[ \t\n\r]*/y);
  }

  private members(close: '}' | ']', member: (i: number) => void): void {
    const opened = this.at - 1;
    if (this.path.length >= DEEPEST) this.fail(TOO_DEEP, opened);
    const end = close === '}' ? /[ \t\n\r]*\}/y : /[ \t\n\r]*\]/y;
    if (this.take(end)) return;
    let i = 0;
    do {
      if (this.sees(end)) this.fail(`a comma stands before "${close}": nothing follows it`);
      member(i++);
    } while (this.take(/,/y));
    if (this.take(end)) return;
    if (this.at < this.text.length) this.fail(`a comma or "${close}" is expected here`);
    this.fail(`what begins here has no closing "${close}"`, opened);
  }

  private member(): void {
    this.take(/[ \t\n\r]*/y);
    if (!this.sees(/"/y)) this.fail('a name in double quotes is expected here');
    const opened = this.at;
    this.quoted();
    const key: string = JSON.parse(this.text.slice(opened, this.at));
    this.take(/[ \t\n\r]*/y);
    if (!this.take(/:/y)) this.fail('":" is expected after the name');
    this.under(key);
  }

  private under(key: string | number): void {
    this.path.push(key);
    this.value();
    this.path.pop();
  }

  private quoted(): void {
    const opened = this.at;
    this.take(/"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*/uy);
    if (this.take(/"/y)) return;
    if (this.sees(/\\/y)) this.fail('a backslash in a text is written twice: \\\\');
    this.fail('this text has no closing double quote in its line', opened);
  }

  private sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  private take(pattern: RegExp): boolean {
    if (!this.sees(pattern)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  private fail(what: string, at = this.at): never {
    throw new Left({ at, what });
  }
}
