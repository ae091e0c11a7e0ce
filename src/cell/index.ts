/** What a cell calls: it shows, collects the answers of a notebook, and watches a training. */
export { answersTo, theHomework } from './answers.js';
export { liveTraining } from './live-training.js';
export { prose, show } from './show.js';
