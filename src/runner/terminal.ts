/** What the runner shows while notebooks run: bars in a terminal, plain lines in a log. */
import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '../cell/progress.js';

export interface RunDisplay {
  notebook(path: string, number: number, count: number): void;
  cell(number: number, count: number): void;
  progress(progress: Progress): void;
  /** Ends the display of the notebook with one lasting line. */
  done(result: string): void;
}

export function runDisplay(stream: NodeJS.WriteStream = process.stderr): RunDisplay {
  return stream.isTTY ? barDisplay(stream) : lineDisplay(stream);
}

function barDisplay(stream: NodeJS.WriteStream): RunDisplay {
  const format = '{title} [{bar}] cell {value}/{total} {step}';
  const bar = new SingleBar({ format, stream, clearOnComplete: true, hideCursor: true }, Presets.legacy);
  let title = '';
  return {
    notebook(path, number, count) {
      title = `${number}/${count} ${path}`;
      bar.start(1, 0, { title, step: '' });
    },
    cell(number, count) {
      bar.setTotal(count);
      bar.update(number, { step: '' });
    },
    progress(progress) {
      bar.update({ step: `· ${textOf(progress)}` });
    },
    done(result) {
      bar.stop();
      stream.write(`${title}: ${result}\n`);
    },
  };
}

/** A log gets ten lines of a long computation, not one for each step. */
function lineDisplay(stream: NodeJS.WriteStream): RunDisplay {
  let title = '';
  let reached = '';
  return {
    notebook(path, number, count) {
      title = `${number}/${count} ${path}`;
      stream.write(`${title}\n`);
    },
    cell: () => {},
    progress(progress) {
      const tenth = `${progress.label} ${Math.floor((10 * progress.done) / progress.total)}`;
      if (progress.done > 0 && tenth !== reached) stream.write(`${title}: ${textOf(progress)}\n`);
      reached = tenth;
    },
    done(result) {
      stream.write(`${title}: ${result}\n`);
    },
  };
}

function textOf({ label, done, total, note }: Progress): string {
  return `${label} ${done}/${total}${note === undefined ? '' : ` (${note})`}`;
}
