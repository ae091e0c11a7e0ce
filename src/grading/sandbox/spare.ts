/** The process of a submission, kept from one of its notebooks for the next: to start one takes seconds. */
import type { Homework } from '../../homework/homework.js';
import { type Limits, Sandbox } from './sandbox.js';
import type { Walls } from './walls.js';

export class SpareSandbox {
  private spare: Sandbox | undefined;

  constructor(
    readonly limits: Limits,
    private readonly walls: Walls,
  ) {}

  /** One in which nothing has been declared. The spare one, unless it has computed so long that its own limit is near. */
  async take(homework: Homework): Promise<Sandbox> {
    const { spare } = this;
    this.spare = undefined;
    if (spare?.alive && spare.seconds() < this.limits.total / 2) {
      spare.forget();
      return spare;
    }
    await spare?.close();
    return Sandbox.start(this.limits, homework, this.walls);
  }

  async giveBack(sandbox: Sandbox): Promise<void> {
    await this.close();
    this.spare = sandbox;
  }

  async close(): Promise<void> {
    await this.spare?.close();
    this.spare = undefined;
  }
}
