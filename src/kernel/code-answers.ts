/** Answers about code that is being typed: completion, inspection, is it complete. tslab's own, and formulas'. */
import { calleeEnd } from './call-at.js';
import { inCodePoints } from './code-points.js';
import type { Compiler } from './compiler.js';
import { describeFailure } from './failure.js';
import type { Content } from './link.js';

type Tslab = InstanceType<typeof import('tslab/dist/jupyter.js').JupyterHandlerImpl>;

export class CodeAnswers {
  constructor(
    private readonly tslab: Tslab,
    private readonly compiler: Compiler,
  ) {}

  /** The content of the reply to complete_request, inspect_request or is_complete_request. */
  async answer(type: string, content: Content): Promise<Content> {
    const request = content as { code: string; cursor_pos: number };
    try {
      switch (type) {
        case 'complete_request':
          return await this.complete(request);
        case 'inspect_request':
          return inCodePoints(request, (r) => this.inspect(r));
        default:
          return { ...this.tslab.handleIsComplete(request) };
      }
    } catch (error) {
      const { ename, evalue, traceback } = describeFailure(error, () => undefined);
      return { status: 'error', ename, evalue, traceback };
    }
  }

  private async complete(request: { code: string; cursor_pos: number }): Promise<Content> {
    // Loaded when first asked: it knows the language of derivations, which a kernel can do without.
    const { formulaCompletion } = await import('./formula-completion.js');
    return inCodePoints(request, (r) => {
      const formula = formulaCompletion(this.compiler.typescript, r.code, r.cursor_pos, process.cwd());
      return formula ? { ...formula, metadata: {}, status: 'ok' } : { ...this.tslab.handleComplete(r) };
    });
  }

  /** What stands at the cursor; inside the parentheses of a call, what is called. */
  private inspect({ code, cursor_pos }: { code: string; cursor_pos: number }): Content {
    const at = (position: number) =>
      this.tslab.handleInspect({ code, cursor_pos: position, detail_level: 0 });
    const reply = at(cursor_pos);
    const callee = reply.found ? undefined : calleeEnd(this.compiler.typescript, code, cursor_pos);
    return { ...(callee === undefined ? reply : at(callee)) };
  }
}
