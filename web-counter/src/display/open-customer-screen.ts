import { windowName } from "./customer-view.ts";

/** Opens this window's second screen, or brings it to the front. */
export function openCustomerScreen(): void {
  const name = windowName();
  window.open(`/counter/display/${name}`, `parterre-display-${name}`, "popup,width=1280,height=800")?.focus();
}
