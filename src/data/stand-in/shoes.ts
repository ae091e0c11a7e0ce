import { type Between, chance, polygon, rectangle, stroke } from './drawing.js';
import type { Polygon } from './raster.js';

/** Shoes are seen from the side, the toe on the left. */
interface Footprint {
  readonly toe: number;
  readonly heel: number;
  readonly ground: number;
}

function footprint(between: Between): Footprint {
  return { toe: between(0.5, 2.5), heel: between(25.5, 27.5), ground: between(18.5, 21) };
}

export function sandal(between: Between): Polygon[] {
  const { toe, heel, ground } = footprint(between);
  const high = chance(between, 0.3);
  const lift = high ? between(5, 11) : between(0.5, 2.5);
  const ball = toe + between(8, 11);
  /** Height of the foot bed above x: flat under the ball, then rising to the heel. */
  const bed = (x: number) => ground - (lift * Math.max(0, x - ball)) / (heel - ball);
  const sole = stroke(
    1,
    between(1.2, 2.6),
    [toe, ground],
    [ball, ground],
    [(ball + heel) / 2, bed((ball + heel) / 2)],
    [heel, ground - lift],
  );
  const support = high
    ? stroke(1, between(0.9, 2), [heel - 1, ground - lift], [heel - 0.5, ground + 0.6])
    : polygon(1, [ball, ground + 0.8], [heel, ground - lift], [heel, ground + 0.8]);
  const straps = Array.from({ length: Math.floor(between(1, 4.5)) }, (_, i) => {
    const start = toe + 3 + 5.5 * i + between(-1.5, 1.5);
    const end = Math.min(heel, start + between(5, 9));
    const top = bed((start + end) / 2) - between(2.5, 7);
    return stroke(
      between(0.6, 1),
      between(1.2, 2.8),
      [start, bed(start)],
      [start + 0.3 * (end - start), top],
      [start + 0.7 * (end - start), top + 0.5],
      [end, bed(end)],
    );
  });
  return [sole, support, ...straps];
}

export function sneaker(between: Between): Polygon[] {
  const { toe, heel, ground } = footprint(between);
  const height = between(6.5, 10.5);
  const tongue = between(0.5, 0.64);
  const at = (share: number) => toe + share * (heel - toe);
  const upper = polygon(
    1,
    [toe, ground - 0.5],
    [toe + 0.5, ground - between(2, 3)],
    [at(0.12), ground - between(3.2, 4.2)],
    [at(0.3), ground - 0.58 * height],
    [at(tongue), ground - 0.95 * height],
    [at(tongue + 0.16), ground - between(0.6, 0.85) * height],
    [heel - 1.2, ground - height],
    [heel, ground - 0.5],
  );
  const sole = rectangle(
    between(0.35, 1),
    toe - 0.3,
    ground - between(1, 2),
    heel + 0.2,
    ground + between(0, 0.8),
  );
  const stripes = Array.from({ length: Math.floor(between(0, 4)) }, (_, i) =>
    stroke(
      between(0.2, 0.8),
      0.8,
      [at(0.42) + 2.2 * i, ground - 2],
      [at(0.36) + 2.2 * i, ground - 0.55 * height],
    ),
  );
  return [upper, sole, ...stripes];
}

export function ankleBoot(between: Between): Polygon[] {
  const { toe, heel } = footprint(between);
  const ground = between(20.5, 25);
  const top = ground - between(10, 19);
  const ankle = toe + between(0.46, 0.62) * (heel - toe);
  const heelHeight = chance(between, 0.4) ? between(2, 5) : between(0.4, 1.2);
  const sole = ground - between(0.4, 1);
  const instep = sole - between(5.5, 8);
  const upper = polygon(
    1,
    [toe, sole],
    [toe + 0.3, sole - between(2, 3)],
    [toe + 2, sole - between(3.4, 4.4)],
    [ankle - 4, instep + 1.8],
    [ankle - 0.8, instep],
    [ankle, (instep + top) / 2],
    [ankle - between(-1, 1.5), top + between(0, 1)],
    [heel - between(0, 1.5), top],
    [heel - 0.8, (sole + top) / 2],
    [heel, sole - heelHeight],
    [ankle + 1, sole],
  );
  const block = rectangle(between(0.4, 1), heel - between(2, 5), sole - heelHeight - 0.5, heel, ground);
  const tread = rectangle(between(0.3, 0.8), toe, sole - 0.6, ankle + 2, ground);
  const gusset = chance(between, 0.4)
    ? [stroke(between(0.3, 0.7), between(1, 2.5), [ankle + 4, top + 1], [ankle + 4, top + between(5, 8)])]
    : [];
  return [upper, block, tread, ...gusset];
}
