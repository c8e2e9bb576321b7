import { lazy, Suspense } from "react";
import { Route, Routes } from "react-router";
import { CartKeeper } from "./cart/cart-keeper.tsx";
import { BrowseEvents } from "./features/browse-events/browse-events.tsx";
import { NotFound } from "./frame/not-found.tsx";
import { PageSkeleton } from "./frame/page-skeleton.tsx";
import { ShopFrame } from "./frame/shop-frame.tsx";

// Only the first page comes with the first load; the map brings its drawing engine when somebody opens it.
const ChoosePerformance = lazy(async () => ({
  default: (await import("./features/choose-performance/choose-performance.tsx")).ChoosePerformance,
}));
const PickSeats = lazy(async () => ({ default: (await import("./features/pick-seats/pick-seats.tsx")).PickSeats }));
const ReviewCart = lazy(async () => ({
  default: (await import("./features/review-cart/review-cart.tsx")).ReviewCart,
}));
const CheckOut = lazy(async () => ({ default: (await import("./features/check-out/check-out.tsx")).CheckOut }));
const SeeOrder = lazy(async () => ({ default: (await import("./features/see-order/see-order.tsx")).SeeOrder }));
const ListOrders = lazy(async () => ({ default: (await import("./features/list-orders/list-orders.tsx")).ListOrders }));
const JoinWaitingList = lazy(async () => ({
  default: (await import("./features/wait-for-seats/join-waiting-list.tsx")).JoinWaitingList,
}));
const SeeWaiting = lazy(async () => ({
  default: (await import("./features/wait-for-seats/see-waiting.tsx")).SeeWaiting,
}));

/** The shop: which page stands under which address. */
export function App() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <CartKeeper />
      <Routes>
        <Route element={<ShopFrame />}>
          <Route index element={<BrowseEvents />} />
          <Route path="events/:slug" element={<ChoosePerformance />} />
          <Route path="cart" element={<ReviewCart />} />
          <Route path="checkout" element={<CheckOut />} />
          <Route path="orders" element={<ListOrders />} />
          <Route path="orders/:secret" element={<SeeOrder />} />
          <Route path="performances/:id/wait" element={<JoinWaitingList />} />
          <Route path="waiting/:secret" element={<SeeWaiting />} />
          <Route path="*" element={<NotFound />} />
        </Route>
        <Route path="performances/:id" element={<PickSeats />} />
      </Routes>
    </Suspense>
  );
}
