import { useLayoutEffect, useRef, useState } from "react";

/** The height of an element with its padding, CSS pixels, as it changes with width and size of text. */
export function useHeight<E extends HTMLElement>(): {
  readonly ref: React.RefObject<E | null>;
  readonly height: number;
} {
  const ref = useRef<E>(null);
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => setHeight(element.offsetHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, height };
}
