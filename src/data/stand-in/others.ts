import { type Between, chance, MIDDLE, pair, polygon, rectangle, stroke } from './drawing.js';
import type { Corner, Polygon } from './raster.js';

export function trouser(between: Between): Polygon[] {
  const waist = between(3.6, 5.6);
  const ankle = between(0.4, 2.4);
  const top = between(0.5, 2);
  const crotch = between(8, 11.5);
  const bottom = chance(between, 0.12) ? between(15, 20) : between(25, 27.8);
  const legs = pair(
    1,
    [MIDDLE, top],
    [MIDDLE + waist, top],
    [MIDDLE + waist + between(0.2, 1), crotch - 2],
    [MIDDLE + ankle + between(2, 3.2), bottom],
    [MIDDLE + ankle, bottom],
    [MIDDLE + between(0.1, 0.5), crotch],
    [MIDDLE, crotch - 0.5],
  );
  const belt = rectangle(between(0.6, 0.95), MIDDLE - waist, top, MIDDLE + waist, top + between(0.8, 1.8));
  return [...legs, belt];
}

export function bag(between: Between): Polygon[] {
  const [left, right] = [between(1, 6), between(22, 27)];
  const [top, bottom] = [between(7, 14), between(21, 26.5)];
  const taper = between(-1, 2.5);
  const pouch = polygon(1, [left + taper, top], [right - taper, top], [right, bottom], [left, bottom]);
  const flap = polygon(
    between(0.5, 0.9),
    [left + taper, top],
    [right - taper, top],
    [right - 1, top + between(3, 6)],
    [MIDDLE, top + 7],
    [left + 1, top + between(3, 6)],
  );
  const clasp = rectangle(between(0.1, 0.6), MIDDLE - 1, top + 4, MIDDLE + 1, top + 6);
  const [reach, rise] = [between(2.5, 8), between(2, 9)];
  const arc = Array.from({ length: 9 }, (_, i): Corner => {
    const angle = (Math.PI * i) / 8;
    return [MIDDLE + reach * Math.cos(angle), Math.max(0.5, top - rise * Math.sin(angle))];
  });
  const handle = stroke(between(0.6, 1), between(0.8, 1.6), ...arc);
  return [
    ...(chance(between, 0.75) ? [handle] : []),
    pouch,
    ...(chance(between, 0.5) ? [flap] : []),
    ...(chance(between, 0.6) ? [clasp] : []),
  ];
}
