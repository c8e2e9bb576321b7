import { CustomerPanel } from "../../customers/customer-panel.tsx";
import { useKeys } from "../../keys/use-keys.ts";
import { useSellableHouse } from "../../offline/use-leased-states.ts";
import { CodePanel } from "./code-panel.tsx";
import { HouseHeader } from "./house-header.tsx";
import { HouseMap } from "./house-map.tsx";
import type { SellingPerformance } from "./performance-documents.ts";
import { SeatsPanel } from "./seats-panel.tsx";
import classes from "./sell-seats.module.css";
import { SoldPanel } from "./sold-panel.tsx";
import { TenderPanel } from "./tender-panel.tsx";
import { useCustomerScreen } from "./use-customer-screen.ts";
import { useSale } from "./use-sale.ts";
import { useSeatCounts } from "./use-seat-counts.ts";

export interface SellingScreenProps {
  readonly performance: SellingPerformance;
  /** From this window's lease, without the server. */
  readonly alone: boolean;
}

/** One screen for a whole sale: the live house on one side, what to do next on the other. */
export function SellingScreen({ performance, alone }: SellingScreenProps) {
  const seatMap = useSellableHouse(performance);
  const sale = useSale(performance, seatMap, alone);
  useCustomerScreen(sale);
  const { customer } = sale;
  useKeys([
    { key: "f10", inFields: true, enabled: !alone, act: () => (customer.isOpen ? customer.close() : customer.open()) },
  ]);
  const counts = useSeatCounts(sale.seatMap.seatStates, seatMap.zoneOf, performance.zones.length);
  return (
    <div
      className={classes.screen}
      data-working={sale.stage !== "seats" || sale.lines.length > 0 || undefined}
      data-customer={(customer.isOpen && !alone) || undefined}
    >
      {customer.isOpen && !alone && <CustomerPanel customer={customer} doneCount={sale.doneCount} />}
      <section className={classes.house}>
        <HouseHeader
          performance={performance}
          counts={counts}
          live={seatMap.connected}
          alone={alone}
          customer={customer}
        />
        <HouseMap sale={sale} />
      </section>
      <section className={classes.panel}>
        {sale.stage === "seats" && <SeatsPanel sale={sale} counts={counts} />}
        {sale.stage === "tender" && <TenderPanel sale={sale} />}
        {sale.stage === "code" && <CodePanel sale={sale} />}
        {sale.completed && <SoldPanel sale={sale} completed={sale.completed} />}
      </section>
    </div>
  );
}
