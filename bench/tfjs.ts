/** TensorFlow.js on its own WebAssembly backend as a contestant: node tfjs.js <folder> */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { serve } from './contestant.js';
import { readProblem } from './problem.js';

// bench/node_modules, not the package's: only the bench depends on it
const requireFromBench = createRequire(new URL('../../bench/package.json', import.meta.url));
const tf = requireFromBench('@tensorflow/tfjs');
const wasm = requireFromBench('@tensorflow/tfjs-backend-wasm');
wasm.setWasmPaths(`${dirname(requireFromBench.resolve('@tensorflow/tfjs-backend-wasm'))}/`);
await tf.setBackend('wasm');
await tf.ready();

const { X, y, batches, theta, d, dh, m, rate } = readProblem(process.argv[2]);
const all = tf.tensor2d(X.data, [X.rows, d]);
const W1 = tf.variable(tf.transpose(tf.tensor2d(theta.W1.data, [dh, d])));
const b1 = tf.variable(tf.tensor1d(theta.b1));
const W2 = tf.variable(tf.transpose(tf.tensor2d(theta.W2.data, [m, dh])));
const b2 = tf.variable(tf.tensor1d(theta.b2));
const optimizer = tf.train.sgd(rate);
const rowsOf = batches.map((batch) => tf.tensor1d(Int32Array.from(batch), 'int32'));
const labels = batches.map((batch) =>
  tf.oneHot(
    tf.tensor1d(
      Int32Array.from(batch, (i) => y[i]),
      'int32',
    ),
    m,
  ),
);

await serve(batches, (_, i) =>
  tf.tidy(() => {
    const x = tf.gather(all, rowsOf[i]);
    const cost = () => {
      const hs = tf.relu(tf.add(tf.matMul(x, W1), b1));
      return tf.losses.softmaxCrossEntropy(labels[i], tf.add(tf.matMul(hs, W2), b2));
    };
    return optimizer.minimize(cost, true).dataSync()[0];
  }),
);
