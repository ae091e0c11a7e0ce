// Draws each figure anew with Plotly when it comes near the window. Whatever fails, the picture stays.
(async () => {
  const packed = Uint8Array.from(atob(document.getElementById('plotly').textContent), (c) => c.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  const script = document.createElement('script');
  script.textContent = await new Response(unpacked).text();
  document.head.append(script);

  // No button may send the reader's figure anywhere.
  const settings = {
    displaylogo: false,
    modeBarButtonsToRemove: ['sendChartToCloud', 'lasso2d', 'select2d'],
  };

  const draw = async (figure) => {
    const picture = figure.querySelector('.picture');
    const { data, layout } = JSON.parse(figure.querySelector('script.plotly').textContent);
    const live = document.createElement('div');
    live.className = 'live';
    picture.after(live);
    // Narrower than three quarters its panels would be squeezed: then it scrolls.
    const own = layout.width ?? 640;
    const width = Math.max(Math.min(own, figure.clientWidth), 0.75 * own);
    try {
      await Plotly.newPlot(live, data, { ...layout, width }, settings);
      figure.classList.add('drawn');
    } catch {
      live.remove();
    }
  };

  const near = new IntersectionObserver(
    (entries) => {
      for (const { target } of entries.filter((entry) => entry.isIntersecting)) {
        near.unobserve(target);
        draw(target);
      }
    },
    { rootMargin: '50%' },
  );
  for (const data of document.querySelectorAll('script.plotly')) near.observe(data.closest('figure'));
})();
