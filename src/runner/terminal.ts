/** What the runner shows while notebooks run: bars in a terminal, plain lines in a log. */
import { MultiBar, Presets } from 'cli-progress';
import type { Progress } from '../cell/progress.js';

/** For a number of notebooks, some at a time. */
export interface RunDisplay {
  begin(path: string, number: number, count: number): NotebookDisplay;
  /** Nothing more is shown. */
  end(): void;
}

export interface NotebookDisplay {
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
  const bars = new MultiBar({ format, stream, clearOnComplete: true, hideCursor: true }, Presets.legacy);
  return {
    begin(path, number, count) {
      const title = `${number}/${count} ${path}`;
      const bar = bars.create(1, 0, { title, step: '' });
      return {
        cell(number, count) {
          bar.setTotal(count);
          bar.update(number, { step: '' });
        },
        progress(progress) {
          bar.update({ step: `· ${textOf(progress)}` });
        },
        done(result) {
          bars.remove(bar);
          bars.log(`${title}: ${result}\n`);
          bars.update();
        },
      };
    },
    end() {
      bars.stop();
    },
  };
}

/** A log gets ten lines of a long computation, not one for each step. */
function lineDisplay(stream: NodeJS.WriteStream): RunDisplay {
  return {
    begin(path, number, count) {
      const title = `${number}/${count} ${path}`;
      let reached = '';
      stream.write(`${title}\n`);
      return {
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
    },
    end() {},
  };
}

function textOf({ label, done, total, note }: Progress): string {
  return `${label} ${done}/${total}${note === undefined ? '' : ` (${note})`}`;
}
