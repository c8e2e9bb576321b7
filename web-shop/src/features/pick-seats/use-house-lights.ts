import { useLayoutEffect } from "react";

/** The house lights go down: the whole page is dark while the map is open, whatever scheme the reader has chosen. */
export function useHouseLights(): void {
  useLayoutEffect(() => {
    const root = document.documentElement;
    const before = root.dataset.mantineColorScheme;
    const overflow = document.body.style.overflow;
    root.dataset.mantineColorScheme = "dark";
    document.body.style.overflow = "hidden";
    return () => {
      root.dataset.mantineColorScheme = before;
      document.body.style.overflow = overflow;
    };
  }, []);
}
