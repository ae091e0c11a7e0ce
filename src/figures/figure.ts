/** The part of a Plotly figure we use, typed here because Plotly's own types cost a cell half a minute. */
export interface Figure {
  readonly data: readonly Record<string, unknown>[];
  readonly layout: Readonly<Record<string, unknown>>;
  /** What a reader who cannot see the figure is told. */
  readonly alt: string;
}
