import { EmptyState, RowsSkeleton, StaffGate } from "@parterre/web-kit";
import { type ComponentType, lazy, Suspense } from "react";
import { Navigate, Route, Routes } from "react-router";
import { NewDrawing } from "./features/draw-seat-map/new-drawing.tsx";
import { EventsPage } from "./features/keep-events/events-page.tsx";
import { VenuePage } from "./features/keep-venues/venue-page.tsx";
import { VenuesPage } from "./features/keep-venues/venues-page.tsx";
import { AdminFrame } from "./frame/admin-frame.tsx";
import { useAdminText } from "./texts/use-admin-text.ts";

/** Pages with a seat map on them come when they are opened: signing in waits for none of that. */
function later<Name extends string>(name: Name, load: () => Promise<Record<Name, ComponentType>>) {
  return lazy(async () => ({ default: (await load())[name] }));
}
const CheckSeatMap = later("CheckSeatMap", () => import("./features/check-seat-map/check-seat-map.tsx"));
const CompareVersions = later("CompareVersions", () => import("./features/compare-versions/compare-versions.tsx"));
const DrawSeatMap = later("DrawSeatMap", () => import("./features/draw-seat-map/draw-seat-map.tsx"));
const ImportSeatMap = later("ImportSeatMap", () => import("./features/import-seat-map/import-seat-map.tsx"));
const ReadAudit = later("ReadAudit", () => import("./features/read-audit/read-audit.tsx"));
const FindOrders = later("FindOrders", () => import("./features/read-orders/find-orders.tsx"));
const OrderPage = later("OrderPage", () => import("./features/read-orders/order-page.tsx"));
const RefundPolicies = later("RefundPolicies", () => import("./features/set-refund-policy/refund-policies.tsx"));
const ReadSales = later("ReadSales", () => import("./features/read-sales/read-sales.tsx"));
const SellingRules = later("SellingRules", () => import("./features/set-selling-rules/selling-rules.tsx"));
const DesignTicket = later("DesignTicket", () => import("./features/design-tickets/design-ticket.tsx"));
const KeepStock = later("KeepStock", () => import("./features/keep-stock/keep-stock.tsx"));
const TicketDesigns = later("TicketDesigns", () => import("./features/design-tickets/ticket-designs.tsx"));
const EventPage = later("EventPage", () => import("./features/keep-events/event-page.tsx"));
const PerformancePage = later("PerformancePage", () => import("./performance/performance-page.tsx"));

/** The organiser's desk: venues and their maps, events and their performances, and the sale of each. */
export function App() {
  const t = useAdminText();
  return (
    <StaffGate appName={t("app.name")} roles={["ADMIN"]}>
      <AdminFrame>
        <Suspense fallback={<RowsSkeleton rows={6} />}>
          <Routes>
            <Route index element={<Navigate to="/events" replace />} />
            <Route path="events" element={<EventsPage />} />
            <Route path="events/:slug" element={<EventPage />} />
            <Route path="venues" element={<VenuesPage />} />
            <Route path="venues/:venueId" element={<VenuePage />} />
            <Route path="venues/:venueId/import" element={<ImportSeatMap />} />
            <Route path="venues/:venueId/draw" element={<NewDrawing />} />
            <Route path="seat-maps/:seatMapId/draw" element={<DrawSeatMap />} />
            <Route path="seat-maps/:seatMapId/compare" element={<CompareVersions />} />
            <Route path="seat-maps/:seatMapId" element={<CheckSeatMap />} />
            <Route path="tickets" element={<TicketDesigns />} />
            <Route path="tickets/:templateId" element={<DesignTicket />} />
            <Route path="paper" element={<KeepStock />} />
            <Route path="selling" element={<SellingRules />} />
            <Route path="selling/refunds" element={<RefundPolicies />} />
            <Route path="selling/:part" element={<SellingRules />} />
            <Route path="orders" element={<FindOrders />} />
            <Route path="orders/:reference" element={<OrderPage />} />
            <Route path="sales" element={<ReadSales />} />
            <Route path="audit" element={<ReadAudit />} />
            <Route path="performances/:performanceId/*" element={<PerformancePage />} />
            <Route path="*" element={<EmptyState heading="h1" title={t("app.nowhere")} />} />
          </Routes>
        </Suspense>
      </AdminFrame>
    </StaffGate>
  );
}
