interface PlotlyFigure {
  readonly data: unknown;
  readonly layout: { readonly width: number; readonly height: number };
}

interface PagePlotly {
  newPlot(element: Element, figure: PlotlyFigure): Promise<unknown>;
}

/** What the script keeps in the page: plotly.js, or the one attempt to load it. */
interface Page {
  Plotly?: PagePlotly;
  chainrulePlotly?: Promise<void>;
}

/**
 * Runs in the notebook's page, where only its own source arrives: it may use nothing of this module. Puts a
 * live Plotly figure in the place of each static picture named id. plotly.js comes from the project's own
 * node_modules, which the Jupyter server serves under files/, so no network is needed and no copy of the
 * library is saved into the notebook.
 */
export async function makeInteractive(id: string, figure: PlotlyFigure): Promise<void> {
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
    await page.Plotly.newPlot(plot, figure);
    new ResizeObserver(() => fit(plot, picture)).observe(picture);
  }

  /** Shrinks the plot to the page's width, as an image does by itself. */
  function fit({ style }: HTMLElement, picture: HTMLElement): void {
    const { width, height } = figure.layout;
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
