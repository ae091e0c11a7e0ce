import { workerData } from 'node:worker_threads';
import { startKernels } from './kernels.js';

/** One more thread of a network's team: works until it is dismissed. */
const { module, memory, network } = workerData;
startKernels(module, memory).work(network);
