interface PagePlotly {
  newPlot(element: Element, figure: object): Promise<unknown>;
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
export async function makeInteractive(id: string, figure: object): Promise<void> {
  const page = window as unknown as Page;
  if (!page.Plotly) {
    page.chainrulePlotly ??= load();
    await page.chainrulePlotly;
  }
  if (!page.Plotly) return;
  for (const picture of document.querySelectorAll(`[data-figure="${id}"]`)) {
    picture.removeAttribute('data-figure');
    picture.replaceChildren();
    await page.Plotly.newPlot(picture, figure);
  }

  async function load(): Promise<void> {
    const config = document.getElementById('jupyter-config-data')?.textContent;
    if (!config) return;
    const base: string = JSON.parse(config).baseUrl;
    // The path ends with the notebook or its folder, after …/tree/ or …/notebooks/; node_modules is in one of the
    // folders on the way to it, or at the server's root.
    const folders = location.pathname
      .replace(/^.*?\/(tree|notebooks)\/|^.*/, '')
      .split('/')
      .filter(Boolean);
    for (let depth = folders.length; depth >= 0 && !page.Plotly; depth--)
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
