import { useKeptWork } from "../../offline/use-kept-work.ts";
import { useCounterText } from "../../texts/use-counter-text.ts";
import classes from "./backup.module.css";
import { SeatPlace } from "./seat-place.tsx";

/** Which pre-printed ticket is for which seat, to be written on it; nothing where tickets are printed. */
export function HandedOver({ saleId }: { readonly saleId: string }) {
  const t = useCounterText();
  const work = useKeptWork();
  const sale = work?.sales.find(({ id }) => id === saleId)?.sale;
  const labels = new Map(
    work?.leases.find(({ id }) => id === sale?.leaseId)?.pack.seats.map(({ ordinal, label }) => [ordinal, label]),
  );
  const numbered = sale?.lines.filter(({ backupNumber }) => backupNumber !== null) ?? [];
  if (numbered.length === 0) return null;
  return (
    <section className={classes.handedOver} data-testid="handed-over">
      <p>{t("offline.writeOn")}</p>
      <ul>
        {numbered.map(({ backupNumber, ordinal }) => {
          const label = labels.get(ordinal);
          return (
            <li key={backupNumber}>
              <strong className="figures">{backupNumber}</strong>
              {label && <SeatPlace labels={[label]} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
