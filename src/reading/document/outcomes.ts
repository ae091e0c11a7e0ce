/** The outcomes of steps, from the strongest to the weakest. */
import type { Judgement } from './steps.js';

const STRENGTH = [
  'exact',
  'sizes',
  'convention',
  'partial',
  'prose',
  'defined',
  'supposed',
  'open',
  'undecided',
  'unread',
  'blocked',
  'undeclared',
  'refused',
] as const;

export const strength = ({ outcome }: Judgement): number => STRENGTH.indexOf(outcome);

/** As strong as its outcome; but a notation that lacks a name is not the one that is meant. */
export const rank = (judgement: Judgement): number =>
  judgement.outcome === 'undeclared' ? STRENGTH.length : strength(judgement);

/** Whether the next step can start from the right side of this one. */
export const starts = ({ outcome, leftMeaningless }: Judgement): boolean =>
  leftMeaningless === true || !/^(unread|undeclared|refused|open)$/.test(outcome);
