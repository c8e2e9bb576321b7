import { EmptyState, StaffGate } from "@parterre/web-kit";
import { Navigate, Route, Routes } from "react-router";
import { CheckSeatMap } from "./features/check-seat-map/check-seat-map.tsx";
import { DrawSeatMap } from "./features/draw-seat-map/draw-seat-map.tsx";
import { NewDrawing } from "./features/draw-seat-map/new-drawing.tsx";
import { ImportSeatMap } from "./features/import-seat-map/import-seat-map.tsx";
import { EventPage } from "./features/keep-events/event-page.tsx";
import { EventsPage } from "./features/keep-events/events-page.tsx";
import { VenuePage } from "./features/keep-venues/venue-page.tsx";
import { VenuesPage } from "./features/keep-venues/venues-page.tsx";
import { AdminFrame } from "./frame/admin-frame.tsx";
import { PerformancePage } from "./performance/performance-page.tsx";
import { useAdminText } from "./texts/use-admin-text.ts";

/** The organiser's desk: venues and their maps, events and their performances, and the sale of each. */
export function App() {
  const t = useAdminText();
  return (
    <StaffGate appName={t("app.name")} roles={["ADMIN"]}>
      <AdminFrame>
        <Routes>
          <Route index element={<Navigate to="/events" replace />} />
          <Route path="events" element={<EventsPage />} />
          <Route path="events/:slug" element={<EventPage />} />
          <Route path="venues" element={<VenuesPage />} />
          <Route path="venues/:venueId" element={<VenuePage />} />
          <Route path="venues/:venueId/import" element={<ImportSeatMap />} />
          <Route path="venues/:venueId/draw" element={<NewDrawing />} />
          <Route path="seat-maps/:seatMapId/draw" element={<DrawSeatMap />} />
          <Route path="seat-maps/:seatMapId" element={<CheckSeatMap />} />
          <Route path="performances/:performanceId/*" element={<PerformancePage />} />
          <Route path="*" element={<EmptyState heading="h1" title={t("app.nowhere")} />} />
        </Routes>
      </AdminFrame>
    </StaffGate>
  );
}
