/** Square plots of equal size and equal axes in rows, to be compared at a glance. All lengths in px. */
export interface PanelGrid {
  readonly count: number;
  readonly columns: number;
  /** Side of a panel. */
  readonly side: number;
  /** The range of both axes of all panels. */
  readonly range: readonly [number, number];
  readonly axisTitles: readonly [x: string, y: string];
  /** Two lines over each panel: what it is, and what came out. */
  readonly titles: readonly (readonly [string, string])[];
}

const MARGIN = { l: 60, r: 16, t: 80, b: 56 };
const GAP = { x: 18, y: 58 };

/** The Plotly layout of the grid. Panel i (from 0, row by row) has the axes of plotName(i). */
export function panelLayout(grid: PanelGrid): Record<string, unknown> {
  const { count, columns, side, titles } = grid;
  const rows = Math.ceil(count / columns);
  const [width, height] = [span(columns, side, GAP.x), span(rows, side, GAP.y)];
  const panels = Array.from({ length: count }, (_, i) => {
    const left = (i % columns) * (side + GAP.x);
    const top = Math.floor(i / columns) * (side + GAP.y);
    return { i, x: [left / width, (left + side) / width], y: [1 - (top + side) / height, 1 - top / height] };
  });
  return {
    width: MARGIN.l + width + MARGIN.r,
    height: MARGIN.t + height + MARGIN.b,
    margin: MARGIN,
    legend: { y: 1 + 42 / height },
    annotations: panels.map(({ x, y, i }) => panelTitle(titles[i], x[0], y[1])),
    ...Object.fromEntries(panels.flatMap(({ i, x, y }) => panelAxes(grid, i, x, y))),
  };
}

/** The suffix of a panel's axes: '', '2', '3' …, as Plotly counts. */
export function plotName(i: number): string {
  return i === 0 ? '' : String(i + 1);
}

function span(count: number, side: number, gap: number): number {
  return count * side + (count - 1) * gap;
}

/** Only the panels at the left and at the bottom of the grid have their axes written out. */
function panelAxes({ count, columns, range, axisTitles }: PanelGrid, i: number, x: number[], y: number[]) {
  const [atLeft, atBottom] = [i % columns === 0, i + columns >= count];
  const common = { range, automargin: false, nticks: 5 };
  return [
    [
      `xaxis${plotName(i)}`,
      { ...common, domain: x, anchor: `y${plotName(i)}`, ...labels(atBottom, axisTitles[0]) },
    ],
    [
      `yaxis${plotName(i)}`,
      { ...common, domain: y, anchor: `x${plotName(i)}`, ...labels(atLeft, axisTitles[1]) },
    ],
  ];
}

function labels(shown: boolean, title: string) {
  return shown ? { title: { text: title } } : { showticklabels: false };
}

function panelTitle([name, result]: readonly [string, string], x: number, y: number) {
  const place = { x, y, xref: 'paper', yref: 'paper', xanchor: 'left', yanchor: 'bottom' };
  return { ...place, text: `<b>${name}</b><br>${result}`, align: 'left', showarrow: false, borderpad: 0 };
}
