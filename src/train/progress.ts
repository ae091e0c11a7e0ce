import type { TrainHooks } from './descent.js';

/** Hooks that draw a bar per epoch on the terminal; they print nothing where there is none. */
export async function terminalProgress(): Promise<TrainHooks> {
  const { default: progress } = await import('cli-progress');
  const format = 'epoch {epoch} |{bar}| minibatch {value}/{total}, loss {loss}';
  const bar = new progress.SingleBar({ format, noTTYOutput: false });
  return {
    onBatch({ epoch, batch, batches, loss }) {
      const payload = { epoch, loss: loss.toFixed(4) };
      if (batch === 1) bar.start(batches, batch, payload);
      else bar.update(batch, payload);
    },
    onEpoch: () => bar.stop(),
  };
}
