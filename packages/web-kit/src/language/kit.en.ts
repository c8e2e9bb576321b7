import { orderTextsEn } from "../orders/order-texts.en.ts";

/** The kit's own sentences in English; `kit.zh.ts` has the same keys. */
export const kitEn = {
  language: { switchTo: "切换为中文", other: "中文" },
  scheme: { toDark: "Dark colours", toLight: "Light colours" },
  state: {
    loading: "Loading",
    errorTitle: "This did not work",
    errorBody: "The server did not answer as expected. Nothing was changed.",
    offlineTitle: "No connection",
    offlineBody: "What you see may be out of date. It catches up by itself as soon as the connection is back.",
    notLive: "Live updates paused. Reconnecting …",
    retry: "Try again",
    requestId: "Request {{id}}",
    close: "Close",
  },
  staff: {
    title: "Sign in",
    email: "E-mail",
    password: "Password",
    signIn: "Sign in",
    signOut: "Sign out",
    notAllowedTitle: "Your role has no access here",
    notAllowedBody: "You are signed in as {{name}}. Ask an administrator, or sign in with another account.",
    retryAfter_one: "Try again in {{count}} second.",
    retryAfter_other: "Try again in {{count}} seconds.",
    roles: { ADMIN: "Administrator", MANAGER: "Manager", SUPERVISOR: "Supervisor", SELLER: "Seller" },
  },
  seat: {
    about: "About this seat",
    view: "The view from this seat",
    best: "None better in its price zone",
    betterThan: "As good as or better than {{percent}} % of its price zone",
  },
  filter: {
    open: "Filter",
    active: "Filter · {{count}}",
    zone: "Price zone",
    price: "Ticket price",
    priceFrom: "Lowest ticket price",
    priceTo: "Highest ticket price",
    accessible: "Wheelchair and companion places only",
    reset: "Show every seat",
  },
  order: orderTextsEn,
  qr: { label: "QR code of ticket {{number}}" },
} as const;
