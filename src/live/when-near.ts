/** Does something once, when the element is about to be seen. */
export function whenNear(element: Element, act: () => void): void {
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      act();
    },
    { rootMargin: '50%' },
  );
  near.observe(element);
}
