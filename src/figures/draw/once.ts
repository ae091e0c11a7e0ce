/**
 * The value of make(), made at the first call and then kept. For the few things too heavy to load with the
 * package (a font, Plotly in its window): made when a figure is first drawn, never changed after.
 */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
