import { type Between, chance, MIDDLE, pair, polygon, rectangle, stroke, symmetric } from './drawing.js';
import type { Polygon } from './raster.js';

/** A trunk, in pixels; all but top, bottom and neckDepth are half widths, from the middle. */
interface Trunk {
  readonly neck: number;
  readonly shoulder: number;
  readonly chest: number;
  readonly waist: number;
  readonly hem: number;
  readonly neckDepth: number;
  readonly top: number;
  readonly bottom: number;
}

/** What T-shirts, pullovers, coats and shirts share, so that only details tell them apart. */
function wideTrunk(between: Between): Trunk {
  const chest = between(5.6, 7.8);
  return {
    neck: between(2, 3.8),
    shoulder: chest + between(0, 1),
    chest,
    waist: chest - between(0, 0.9),
    hem: chest + between(-0.6, 0.9),
    neckDepth: between(0.6, 3),
    top: between(1, 3),
    bottom: between(23, 27),
  };
}

/** The trunk with its neckline cut out. */
function drawTrunk(t: Trunk): Polygon[] {
  const height = t.bottom - t.top;
  return [
    symmetric(
      1,
      [t.neck, t.top],
      [t.shoulder, t.top + 1.8],
      [t.chest, t.top + 0.32 * height],
      [t.waist, t.top + 0.6 * height],
      [t.hem, t.bottom],
    ),
    symmetric(0, [t.neck, t.top - 1], [t.neck, t.top], [0.5 * t.neck, t.top + t.neckDepth]),
  ];
}

/** Both sleeves: `length` from the shoulder down, `lean` outwards over that length, `width` at the cuff. */
function drawSleeves(t: Trunk, length: number, lean: number, width: number): Polygon[] {
  const cuff = MIDDLE + t.shoulder + lean;
  return pair(
    1,
    [MIDDLE + t.shoulder - 1.5, t.top + 1],
    [MIDDLE + t.shoulder + 0.6, t.top + 2.4],
    [cuff, t.top + 2 + length],
    [cuff - width, t.top + 2.4 + length],
    [MIDDLE + t.chest - 1.2, t.top + 7],
  );
}

function longSleeves(between: Between, t: Trunk): Polygon[] {
  return drawSleeves(t, between(16, 22), between(1.8, 4.2), between(2.4, 3.6));
}

function shortSleeves(between: Between, t: Trunk): Polygon[] {
  return drawSleeves(t, between(3.5, 8.5), between(1.8, 4.5), between(2.4, 3.8));
}

/** With the given probability, a darker rectangle on the chest. */
function drawPrint(between: Between, probability: number): Polygon[] {
  if (!chance(between, probability)) return [];
  const half = between(1.5, 4);
  return [rectangle(between(0.2, 0.8), MIDDLE - half, between(8, 10), MIDDLE + half, between(12, 16))];
}

export function tShirt(between: Between): Polygon[] {
  const trunk = { ...wideTrunk(between), neckDepth: between(1, 4.5) };
  const arms = between(0, 1);
  const sleeves = arms < 0.1 ? [] : arms < 0.92 ? shortSleeves(between, trunk) : longSleeves(between, trunk);
  return [...sleeves, ...drawTrunk(trunk), ...drawPrint(between, 0.35)];
}

export function pullover(between: Between): Polygon[] {
  const trunk = wideTrunk(between);
  const { hem, neck, top, bottom } = trunk;
  const ribbing = rectangle(between(0.6, 1), MIDDLE - hem, bottom - between(1, 2.5), MIDDLE + hem, bottom);
  const hood = chance(between, 0.2) ? [symmetric(0.85, [between(2, 3.4), 0.3], [neck + 1.2, top + 3])] : [];
  return [...longSleeves(between, trunk), ...drawTrunk(trunk), ribbing, ...hood, ...drawPrint(between, 0.3)];
}

export function dress(between: Between): Polygon[] {
  const chest = between(3, 4.8);
  const trunk = {
    neck: between(1.4, 2.8),
    shoulder: chest + between(-0.6, 0.8),
    chest,
    waist: chest - between(0, 1.2),
    hem: chest + between(0, 4),
    neckDepth: between(1, 5),
    top: between(0.3, 1.5),
    bottom: between(25, 27.9),
  };
  const arms = between(0, 1);
  const sleeves = arms < 0.45 ? [] : arms < 0.8 ? shortSleeves(between, trunk) : longSleeves(between, trunk);
  return [...sleeves, ...drawTrunk(trunk)];
}

export function coat(between: Between): Polygon[] {
  const trunk = { ...wideTrunk(between), bottom: between(24.5, 27.8) };
  const { neck, top, bottom } = trunk;
  const open = between(0.25, 1.1);
  const front = symmetric(between(0, 0.5), [0.6 * open, top + 3], [open, bottom]);
  const lapels = symmetric(
    between(0.6, 0.9),
    [neck + 0.6, top - 0.4],
    [between(0.6, 1.6), top + between(4, 8)],
  );
  const pockets = chance(between, 0.4)
    ? [-1, 1].map((side) => stroke(0.55, 0.8, [MIDDLE + side * 2, 18], [MIDDLE + side * 4.6, 17.4]))
    : [];
  return [...longSleeves(between, trunk), ...drawTrunk(trunk), lapels, front, ...pockets];
}

export function shirt(between: Between): Polygon[] {
  const trunk = wideTrunk(between);
  const { neck, top, bottom } = trunk;
  const sleeves = chance(between, 0.35) ? shortSleeves(between, trunk) : longSleeves(between, trunk);
  const collar = polygon(
    between(0.7, 1),
    [MIDDLE - neck, top - 0.5],
    [MIDDLE + neck, top - 0.5],
    [MIDDLE + 0.6, top + between(2, 3.5)],
    [MIDDLE - 0.6, top + between(2, 3.5)],
  );
  const buttons = chance(between, 0.7)
    ? [stroke(between(0.4, 0.85), between(0.4, 0.9), [MIDDLE, top + 2], [MIDDLE, bottom])]
    : [];
  return [...sleeves, ...drawTrunk(trunk), collar, ...buttons];
}
