import { Button } from "@mantine/core";
import { RefusalNotice, useFormats, useLocale } from "@parterre/web-kit";
import { useState } from "react";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { BackupDialog } from "./backup-dialog.tsx";
import { type LeasingCounter, makePackMutation, type StandingLease } from "./documents.ts";
import { LeaseDialog } from "./lease-dialog.tsx";
import classes from "./lease-seats.module.css";
import { PolicyDialog } from "./policy-dialog.tsx";
import { TakeBackDialog } from "./take-back-dialog.tsx";
import { useAct } from "./use-act.ts";

/** A window: when it was heard, what it has on lease, its policy and its numbered tickets. */
export function CounterCard({ counter }: { readonly counter: LeasingCounter }) {
  const t = useCounterText();
  const formats = useFormats();
  const { pick } = useLocale();
  const [dialog, open] = useState<"lease" | "policy" | "backup" | null>(null);
  const { heardAt, isSilent, unsentSales, leases, policy, backupTickets } = counter.contingency;
  const close = () => open(null);
  const left = backupTickets.reduce((sum, { first, last, used }) => sum + last - first + 1 - used, 0);
  const ranges = backupTickets.map(({ first, last }) => `${first}–${last}`).join(", ");
  return (
    <li className={classes.card} data-testid="leasing-counter" data-counter={counter.id}>
      <header>
        <strong>{counter.name}</strong>
        <span>{pick(counter.venue.name)}</span>
        <span data-bad={(heardAt !== null && isSilent && leases.length > 0) || undefined} className="figures">
          {heardAt === null ? t("leases.neverHeard") : t("leases.heard", { time: formats.time(heardAt) })}
          {unsentSales > 0 && ` · ${t("offline.unsent", { count: unsentSales })}`}
        </span>
      </header>
      {leases.map((lease) => (
        <LeaseRow key={lease.id} lease={lease} />
      ))}
      <p className={`${classes.quiet} figures`}>
        {policy
          ? t("leases.policyIs", {
              seats: policy.seats,
              hours: policy.aheadMinutes / 60,
              term: policy.termMinutes / 60,
            })
          : t("leases.noPolicy")}
        {backupTickets.length > 0 && ` · ${t("leases.backupLeft", { left, ranges })}`}
      </p>
      <div className={classes.acts}>
        <Button variant="default" onClick={() => open("lease")} data-testid="lease-by-hand">
          {t("leases.lease")}
        </Button>
        <Button variant="default" onClick={() => open("policy")} data-testid="set-policy">
          {t("leases.policy")}
        </Button>
        <Button variant="default" onClick={() => open("backup")} data-testid="issue-backup">
          {t("leases.backup")}
        </Button>
      </div>
      {dialog === "lease" && <LeaseDialog counter={counter} onClose={close} />}
      {dialog === "policy" && <PolicyDialog counter={counter} onClose={close} />}
      {dialog === "backup" && <BackupDialog counter={counter} onClose={close} />}
    </li>
  );
}

function LeaseRow({ lease }: { readonly lease: StandingLease }) {
  const t = useCounterText();
  const formats = useFormats();
  const { pick } = useLocale();
  const [taking, take] = useState(false);
  const { act, refusal, busy, client } = useAct();
  const { performance, seatsLeft, seatCount, sellUntil, isKept } = lease;
  const zone = performance.venue.timeZone;
  /** Made now, and fetched at once. */
  const pack = () =>
    act(async () => {
      const variables = { performanceId: performance.id };
      const answer = (await client.mutate({ mutation: makePackMutation, variables })).data?.makeBackupPack;
      if (answer?.__typename !== "BackupPackMade") return answer;
      window.location.assign(`/backup-packs/${answer.pack.id}.pdf`);
      return { __typename: answer.__typename };
    });
  return (
    <div className={classes.lease}>
      <span>
        <strong>{pick(performance.event.title)}</strong>{" "}
        <small className="figures">{formats.dateTime(performance.startsAt, zone)}</small>
      </span>
      <span className="figures">
        {t("offline.seatsLeft", { left: seatsLeft, seats: seatCount })} ·{" "}
        {t("offline.until", { time: formats.dateTime(sellUntil, zone) })}
        {!isKept && ` · ${t("leases.notKept")}`}
      </span>
      <span className={classes.acts}>
        <Button size="compact-md" variant="default" onClick={() => void pack()} loading={busy} data-testid="make-pack">
          {t("leases.pack")}
        </Button>
        <Button size="compact-md" variant="default" onClick={() => take(true)} data-testid="take-back">
          {t("leases.takeBack")}
        </Button>
      </span>
      <RefusalNotice refusal={refusal} />
      {taking && <TakeBackDialog lease={lease} onClose={() => take(false)} />}
    </div>
  );
}
