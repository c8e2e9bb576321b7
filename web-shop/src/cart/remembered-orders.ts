/** Orders made in this browser: their secret links, so that a buyer finds the tickets again. */
export interface RememberedOrder {
  readonly secret: string;
  readonly reference: string;
}

const storageKey = "parterre.orders";
const keptOrders = 20;

/** Newest first. Anything unreadable counts as nothing. */
export function rememberedOrders(): readonly RememberedOrder[] {
  try {
    const parsed: unknown = JSON.parse(window.localStorage.getItem(storageKey) ?? "[]");
    if (!Array.isArray(parsed)) return [];
    return parsed.filter(
      (entry): entry is RememberedOrder => typeof entry?.secret === "string" && typeof entry?.reference === "string",
    );
  } catch {
    return [];
  }
}

export function rememberOrder(order: RememberedOrder): void {
  const others = rememberedOrders().filter((known) => known.secret !== order.secret);
  window.localStorage.setItem(storageKey, JSON.stringify([order, ...others].slice(0, keptOrders)));
}
