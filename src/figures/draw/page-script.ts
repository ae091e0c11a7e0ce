interface PlotlyFigure {
  readonly data: unknown;
  readonly layout: {
    readonly width: number;
    readonly height: number;
    readonly margin?: { readonly r?: number };
    readonly template?: { readonly layout?: { readonly margin?: { readonly r?: number } } };
  };
}

interface PagePlotly {
  newPlot(element: Element, data: unknown, layout: unknown, settings: unknown): Promise<unknown>;
}

/** What the script keeps in the page: plotly.js, or the one attempt to load it. */
interface Page {
  Plotly?: PagePlotly;
  chainrulePlotly?: Promise<void>;
}

/**
 * Runs in the notebook's page, where only its own source arrives: it may use nothing of this module. Puts a
 * live Plotly figure in the place of each static picture named id; a dark page takes the colours of atNight. plotly.js comes from the project's own
 * node_modules, which the Jupyter server serves under files/, so no network is needed and no copy of the
 * library is saved into the notebook.
 */
export async function makeInteractive(
  id: string,
  figure: PlotlyFigure,
  atNight: Readonly<Record<string, string>>,
): Promise<void> {
  const page = window as unknown as Page;
  if (!page.Plotly) {
    page.chainrulePlotly ??= load();
    await page.chainrulePlotly;
  }
  if (!page.Plotly) return;
  for (const picture of document.querySelectorAll<HTMLElement>(`[data-figure="${id}"]`)) {
    picture.removeAttribute('data-figure');
    const plot = document.createElement('div');
    picture.replaceChildren(plot);
    const { data, layout } = themed();
    await page.Plotly.newPlot(plot, data, withToolbar(layout), {
      displaylogo: false,
      // no button may send the figure anywhere
      modeBarButtonsToRemove: ['sendChartToCloud', 'sendDataToCloud', 'lasso2d', 'select2d'],
    });
    new ResizeObserver(() => fit(plot, picture)).observe(picture);
  }

  /** The toolbar stands in a margin of its own on the right, off the legend. */
  function withToolbar(layout: PlotlyFigure['layout']): PlotlyFigure['layout'] {
    const room = 36;
    const r = layout.margin?.r ?? layout.template?.layout?.margin?.r ?? 0;
    const modebar = { orientation: 'v', bgcolor: 'rgba(0,0,0,0)' };
    return {
      ...layout,
      width: layout.width + room,
      margin: { ...layout.margin, r: r + room },
      modebar,
    } as typeof layout;
  }

  /** On a dark page the ink is light, the ground is the page's, and every colour its own of the night. */
  function themed(): PlotlyFigure {
    if (document.body.dataset.jpThemeLight !== 'false') return figure;
    const ground = getComputedStyle(document.body).getPropertyValue('--jp-layout-color0').trim() || '#111111';
    const colors: Readonly<Record<string, string>> = { ...atNight, '#ffffff': ground };
    const text = JSON.stringify(figure).replace(/#[0-9a-f]{6}/g, (day) => colors[day] ?? day);
    return JSON.parse(text) as PlotlyFigure;
  }

  /** Shrinks the plot to the page's width, as an image does by itself. */
  function fit({ style }: HTMLElement, picture: HTMLElement): void {
    const { width, height } = withToolbar(figure.layout);
    const scale = Math.min(1, picture.clientWidth / width);
    style.transformOrigin = '0 0';
    style.transform = `scale(${scale})`;
    picture.style.height = `${scale * height}px`;
  }

  async function load(): Promise<void> {
    const config = document.getElementById('jupyter-config-data')?.textContent;
    if (!config) return;
    const base: string = JSON.parse(config).baseUrl;
    // The path ends with the notebook or its folder, after …/tree/ or …/notebooks/; node_modules is at the
    // server's root, or in one of the folders on the way to it.
    const folders = location.pathname
      .replace(/^.*?\/(tree|notebooks)\/|^.*/, '')
      .split('/')
      .filter(Boolean);
    for (let depth = 0; depth <= folders.length && !page.Plotly; depth++)
      await run(
        [`${base}files`, ...folders.slice(0, depth), 'node_modules/plotly.js-dist/plotly.js'].join('/'),
      );
  }

  function run(source: string): Promise<void> {
    return new Promise((done) => {
      const script = document.createElement('script');
      script.src = source;
      script.onload = script.onerror = () => done();
      document.head.append(script);
    });
  }
}
