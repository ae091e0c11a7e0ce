/** What a cell calls: it shows, collects the answers of a notebook, and watches what takes long. */
export { answersTo, theHomework } from './answers.js';
export { liveTraining } from './live-training.js';
export { liveProgress } from './progress.js';
export { prose, show, showLive } from './show.js';
