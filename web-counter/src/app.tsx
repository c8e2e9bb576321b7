import { EmptyState, StaffGate } from "@parterre/web-kit";
import { Route, Routes } from "react-router";
import { ChangeOrder } from "./features/change-order/change-order.tsx";
import { ChoosePerformance } from "./features/choose-performance/choose-performance.tsx";
import { CollectTickets } from "./features/collect-tickets/collect-tickets.tsx";
import { ExchangeTickets, MoveSeat } from "./features/exchange-tickets/other-seats.tsx";
import { FindOrders } from "./features/find-orders/find-orders.tsx";
import { FindReservations } from "./features/find-reservations/find-reservations.tsx";
import { LeaseOnMap } from "./features/lease-seats/lease-on-map.tsx";
import { LeaseSeats } from "./features/lease-seats/lease-seats.tsx";
import { SellInBulk } from "./features/sell-in-bulk/sell-in-bulk.tsx";
import { SellSeats } from "./features/sell-seats/sell-seats.tsx";
import { SetUpPrinter } from "./features/set-up-printer/set-up-printer.tsx";
import { ShowCustomer } from "./features/show-customer/show-customer.tsx";
import { WatchBoard } from "./features/watch-board/watch-board.tsx";
import { WorkOffline } from "./features/work-offline/work-offline.tsx";
import { WorkShift } from "./features/work-shift/work-shift.tsx";
import { CounterFrame } from "./frame/counter-frame.tsx";
import { OfflineKeeper } from "./offline/offline-keeper.tsx";
import { HandOversProvider } from "./printing/hand-overs-context.tsx";
import { PrintingProvider } from "./printing/printing-context.tsx";
import { ShiftProvider } from "./shifts/shift-context.tsx";
import { useCounterText } from "./texts/use-counter-text.ts";

/** The box office: sign in, choose a performance, sell, find orders, refund; and the screen that customers see. */
export function App() {
  const t = useCounterText();
  return (
    <StaffGate appName={t("app.name")}>
      <Routes>
        <Route path="display/:of" element={<ShowCustomer />} />
        <Route path="*" element={<Counter />} />
      </Routes>
    </StaffGate>
  );
}

function Counter() {
  const t = useCounterText();
  return (
    <PrintingProvider>
      <OfflineKeeper>
        <ShiftProvider>
          <HandOversProvider>
            <CounterFrame>
              <Routes>
                <Route index element={<ChoosePerformance />} />
                <Route path="sell/:performanceId" element={<SellSeats />} />
                <Route path="bulk/:performanceId" element={<SellInBulk />} />
                <Route path="orders" element={<FindOrders />} />
                <Route path="orders/:reference" element={<ChangeOrder />} />
                <Route path="orders/:reference/exchange" element={<ExchangeTickets />} />
                <Route path="orders/:reference/move" element={<MoveSeat />} />
                <Route path="collect" element={<CollectTickets />} />
                <Route path="reservations" element={<FindReservations />} />
                <Route path="shift" element={<WorkShift />} />
                <Route path="shift/:shiftId" element={<WorkShift />} />
                <Route path="board" element={<WatchBoard />} />
                <Route path="leases" element={<LeaseSeats />} />
                <Route path="leases/:counterId/:performanceId" element={<LeaseOnMap />} />
                <Route path="offline" element={<WorkOffline />} />
                <Route path="printer" element={<SetUpPrinter />} />
                <Route path="*" element={<EmptyState heading="h1" title={t("app.nowhere")} />} />
              </Routes>
            </CounterFrame>
          </HandOversProvider>
        </ShiftProvider>
      </OfflineKeeper>
    </PrintingProvider>
  );
}
