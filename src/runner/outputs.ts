/** What a cell's messages leave behind: its outputs as nbformat stores them. */

import { PROGRESS_MIME } from '../cell/progress.js';
import type { ErrorOutput, MimeData, Output } from '../homework/notebook.js';
import type { Message } from '../kernel/wire.js';

interface DisplayContent {
  readonly data: MimeData;
  readonly metadata?: Record<string, unknown>;
  readonly transient?: { readonly display_id?: string };
}

/** Collects the outputs of all cells of one kernel, since an update may come from a later cell. */
export class OutputLog {
  private readonly cells = new Map<number, Output[]>();
  /** Where each display id was shown. */
  private readonly shown = new Map<string, Output[]>();
  private readonly clearing = new Set<number>();
  private readonly lengths = new Map<number, number>();

  outputsOf(cell: number): Output[] {
    const outputs = this.cells.get(cell) ?? [];
    this.cells.set(cell, outputs);
    return outputs;
  }

  /** How many characters the cell has printed, cleared ones included. */
  printed(cell: number): number {
    return this.lengths.get(cell) ?? 0;
  }

  add(cell: number, { header, content }: Message): void {
    switch (header.msg_type) {
      case 'stream':
        this.write(cell, content.name as 'stdout' | 'stderr', content.text as string);
        break;
      case 'display_data':
      case 'execute_result':
        this.show(cell, header.msg_type, content as unknown as DisplayContent);
        break;
      case 'update_display_data':
        this.update(content as unknown as DisplayContent);
        break;
      case 'error':
        this.push(cell, {
          output_type: 'error',
          ...(content as unknown as Omit<ErrorOutput, 'output_type'>),
        });
        break;
      case 'clear_output':
        if (content.wait) this.clearing.add(cell);
        else this.outputsOf(cell).length = 0;
    }
  }

  private push(cell: number, output: Output): void {
    const outputs = this.outputsOf(cell);
    if (this.clearing.delete(cell)) outputs.length = 0;
    outputs.push(output);
  }

  private write(cell: number, name: 'stdout' | 'stderr', text: string): void {
    this.lengths.set(cell, this.printed(cell) + text.length);
    const last = this.outputsOf(cell).at(-1);
    const continues = last?.output_type === 'stream' && last.name === name && !this.clearing.has(cell);
    if (continues) last.text += text;
    else this.push(cell, { output_type: 'stream', name, text });
  }

  private show(cell: number, type: 'display_data' | 'execute_result', content: DisplayContent): void {
    if (PROGRESS_MIME in content.data) return;
    const { data, metadata = {}, transient } = content;
    const output: Output =
      type === 'display_data'
        ? { output_type: type, data, metadata }
        : { output_type: type, data, metadata, execution_count: null };
    this.push(cell, output);
    const id = transient?.display_id;
    if (id !== undefined) this.shown.set(id, [...(this.shown.get(id) ?? []), output]);
  }

  private update({ data, metadata = {}, transient }: DisplayContent): void {
    for (const output of this.shown.get(transient?.display_id ?? '') ?? [])
      Object.assign(output, { data, metadata });
  }
}
