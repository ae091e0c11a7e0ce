/** The files of seedrandom that are used: a page would hold all its generators with the whole package. */
declare module 'seedrandom/seedrandom.js' {
  export default function seedrandom(seed: string): () => number;
}
declare module 'seedrandom/lib/alea.js' {
  import type { PRNG } from 'seedrandom';
  export default function alea(seed: string): PRNG;
}
