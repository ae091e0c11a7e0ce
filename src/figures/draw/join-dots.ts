/**
 * Round markers of one look are drawn as one path of points with round ends, which is a fifth of the size of a
 * path each: a figure of the two circles holds thousands.
 */
export function joinDots(group: Element): void {
  let joined: { readonly path: Element; readonly look: string } | undefined;
  for (const element of [...group.children]) {
    const dot = dotOf(element);
    if (!dot) joined = undefined;
    else if (joined?.look === dot.look) {
      joined.path.setAttribute('d', `${joined.path.getAttribute('d')}${dot.d}`);
      element.remove();
    } else {
      joined = { path: element, look: dot.look };
      element.removeAttribute('transform');
      element.setAttribute('d', dot.d);
      element.setAttribute('style', dot.look);
    }
  }
}

/** A circle as Plotly writes it, of radius r, without an outline; undefined for any other element. */
function dotOf(element: Element): { readonly d: string; readonly look: string } | undefined {
  const radius = /^M([\d.]+),0A\1,\1 0 1,1 0,-\1A\1,\1 0 0,1 \1,0Z$/.exec(
    element.getAttribute('d') ?? '',
  )?.[1];
  const at = /^translate\(([^)]*)\)$/.exec(element.getAttribute('transform') ?? '')?.[1];
  const [, opacity = '', fill] =
    /^(opacity:[\d.]+;)?stroke-width:0px;fill:([^;]*)$/.exec(element.getAttribute('style') ?? '') ?? [];
  if (!radius || !at || !fill) return undefined;
  const look = `${opacity}fill:none;stroke:${fill};stroke-width:${2 * Number(radius)}px;stroke-linecap:round`;
  // A line of no length at all is left out by some readers (Typst's).
  return { d: `M${at}h.01`, look };
}
