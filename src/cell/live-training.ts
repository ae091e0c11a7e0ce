/** A training watched from a notebook: bar and curves while it runs, and the six figures of every epoch. */
import type { Displayable } from '../bundle.js';
import { sixFigures } from '../figures/six-figures.js';
import { table } from '../figures/table.js';
import { newestEpoch, trainingPicture } from '../figures/training-picture.js';
import type { TrainHooks } from '../train/descent.js';
import type { EpochRecord } from '../train/history.js';
import { liveProgress } from './progress.js';
import { type LiveView, showLive } from './show.js';

/** Milliseconds between two moves of the bar, and between two pictures of the curves. */
const PACE = 200;

/**
 * Hooks for `train` (prac/e09): the bar moves with the minibatches, under it grow the curves, with the newest epoch in
 * words; the table grows with the epochs and stays in the saved notebook.
 */
export function liveTraining(label: string, epochs: number): TrainHooks {
  const move = liveProgress(label, epochs);
  let moved = 0;
  let drawn = 0;
  let picture: string | undefined;
  let view: LiveView | undefined;
  return {
    onBatch({ epoch, batch, batches }) {
      if (performance.now() - moved < PACE) return;
      moved = performance.now();
      move(epoch - 1, `epoch ${epoch}, minibatch ${batch} of ${batches}`, picture);
    },
    onEpoch(history) {
      if (performance.now() - drawn > PACE || history.length === epochs) {
        drawn = performance.now();
        picture = trainingPicture(history, epochs);
      }
      move(history.length, newestEpoch(history), picture);
      const figures = figuresOf(label, history);
      if (view) view.update(figures);
      else view = showLive(figures);
    },
  };
}

function figuresOf(label: string, history: readonly EpochRecord[]): Displayable {
  return table(sixFigures(history, label));
}
