import { Unreadable } from './values.js';

/** The variables of a cell, a block or a call, and those around them. */
export class Scope {
  private readonly variables = new Map<string, unknown>();

  constructor(private readonly around?: Scope) {}

  declare(name: string, value: unknown): void {
    this.variables.set(name, value);
  }

  assign(name: string, value: unknown): void {
    this.holderOf(name).variables.set(name, value);
  }

  has(name: string): boolean {
    return this.variables.has(name) || this.around?.has(name) === true;
  }

  /** Nobody knows any more what it is: something has changed it that is not read. */
  forget(name: string): void {
    if (this.variables.has(name)) this.variables.delete(name);
    else this.around?.forget(name);
  }

  get(name: string): unknown {
    return this.holderOf(name).variables.get(name);
  }

  private holderOf(name: string): Scope {
    if (this.variables.has(name)) return this;
    if (this.around) return this.around.holderOf(name);
    throw new Unreadable(`the grader does not know what ${name} is`);
  }
}
