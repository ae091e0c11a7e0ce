/** JSON that people write: read with errors that say file, line and column, which JSON.parse does not on every Node. */
import { placeIn } from './place-in.js';

/** Levels of a value: nobody writes more, and what sorts, compares or writes one calls itself at each. */
const DEEPEST = 1000;

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
  private depth = 0;

  constructor(private readonly text: string) {}

  whole(): void {
    this.value();
    if (this.at < this.text.length) this.fail('the value has ended here; what follows belongs to nothing');
  }

  private value(): void {
    this.take(/[ \t\n\r]*/y);
    if (this.take(/\{/y)) this.members('}', () => this.member());
    else if (this.take(/\[/y)) this.members(']', () => this.value());
    else if (this.sees(/"/y)) this.quoted();
    else if (!this.take(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)\b/y))
      this.fail('a value is expected here: a text in double quotes, a number, a list [ ] or { }');
    this.take(/[ \t\n\r]*/y);
  }

  private members(close: '}' | ']', member: () => void): void {
    const opened = this.at - 1;
    if (++this.depth > DEEPEST) this.fail(TOO_DEEP, opened);
    const end = close === '}' ? /[ \t\n\r]*\}/y : /[ \t\n\r]*\]/y;
    if (this.closes(end)) return;
    do {
      if (this.sees(end)) this.fail(`a comma stands before "${close}": nothing follows it`);
      member();
    } while (this.take(/,/y));
    if (this.closes(end)) return;
    if (this.at < this.text.length) this.fail(`a comma or "${close}" is expected here`);
    this.fail(`what begins here has no closing "${close}"`, opened);
  }

  private closes(end: RegExp): boolean {
    const closed = this.take(end);
    if (closed) this.depth--;
    return closed;
  }

  private member(): void {
    this.take(/[ \t\n\r]*/y);
    if (!this.sees(/"/y)) this.fail('a name in double quotes is expected here');
    this.quoted();
    this.take(/[ \t\n\r]*/y);
    if (!this.take(/:/y)) this.fail('":" is expected after the name');
    this.value();
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
