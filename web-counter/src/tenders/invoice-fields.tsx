import { SegmentedControl, TextInput } from "@mantine/core";
import { money } from "@parterre/money";
import { useFormats } from "@parterre/web-kit";
import { useCounterText } from "../texts/use-counter-text.ts";
import classes from "./tenders.module.css";
import type { Tenders } from "./use-tenders.ts";

/** What stays owed: by whom, until when, and whether the tickets are given out before it is paid. */
export function InvoiceFields({ tenders }: { readonly tenders: Tenders }) {
  const t = useCounterText();
  const formats = useFormats();
  const { owing, draft, currency, leftMinor } = tenders;
  return (
    <div className={classes.invoice}>
      <p>
        <span>{t("invoice.stays")}</span>
        <strong className="figures">{formats.money(money(leftMinor ?? 0, currency))}</strong>
      </p>
      <SegmentedControl
        fullWidth
        aria-label={t("invoice.tickets")}
        value={owing.keepTickets ? "later" : "now"}
        onChange={(value) => tenders.changeOwing({ keepTickets: value === "later" })}
        data={[
          { value: "now", label: t("invoice.ticketsNow") },
          { value: "later", label: t("invoice.ticketsLater") },
        ]}
      />
      <TextInput
        label={t("invoice.name")}
        value={owing.name}
        onChange={(event) => tenders.changeOwing({ name: event.currentTarget.value })}
        required
        maxLength={200}
        autoComplete="off"
        autoFocus
      />
      <div className={classes.twoFields}>
        <TextInput
          label={t("invoice.phone")}
          type="tel"
          value={owing.phone}
          onChange={(event) => tenders.changeOwing({ phone: event.currentTarget.value })}
          autoComplete="off"
        />
        <TextInput
          label={t("invoice.email")}
          type="email"
          value={owing.email}
          onChange={(event) => tenders.changeOwing({ email: event.currentTarget.value })}
          autoComplete="off"
        />
        <TextInput
          label={t("invoice.dueOn")}
          type="date"
          value={owing.dueOn}
          onChange={(event) => tenders.changeOwing({ dueOn: event.currentTarget.value })}
          required
        />
        <TextInput
          label={t("invoice.number")}
          value={draft.number}
          onChange={(event) => tenders.change({ number: event.currentTarget.value })}
          maxLength={60}
          autoComplete="off"
        />
      </div>
    </div>
  );
}
