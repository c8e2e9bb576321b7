import { useMutation } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { type BothLanguages, graphql, RefusalNotice } from "@parterre/web-kit";
import { useState } from "react";
import { CounterDialog } from "../../dialogs/counter-dialog.tsx";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { usualDeadline } from "./deadline.ts";
import classes from "./sell-seats.module.css";
import type { Sale } from "./use-sale.ts";

const reserveSeatsMutation = graphql(`
  mutation CounterReserveSeats($input: ReserveSeatsInput!) {
    reserveSeats(input: $input) {
      __typename
      ... on ReservationSaved {
        reservation {
          id
          reference
        }
      }
      ... on ReservationRefused {
        reason {
          zh
          en
        }
      }
    }
  }
`);

const usualHours = 48;

/** Keeps the held seats for somebody who pays later: a name, a way to be reached, a deadline. */
export function ReserveDialog({ sale, onClose }: { readonly sale: Sale; readonly onClose: () => void }) {
  const t = useCounterText();
  const [draft, setDraft] = useState({
    ...{ name: sale.customer.record?.name ?? "", phone: sale.customer.record?.phone ?? "" },
    ...{ email: sale.customer.record?.email ?? "", note: "" },
  });
  const [deadline, setDeadline] = useState(() => usualDeadline(sale.performance.startsAt, usualHours));
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [reserve, { loading, error }] = useMutation(reserveSeatsMutation);
  const cartKey = sale.cart.cart?.key;
  const submit = async () => {
    if (cartKey === undefined) return;
    setRefused(null);
    const input = {
      cartKey,
      customerName: draft.name,
      customerPhone: draft.phone || null,
      customerEmail: draft.email || null,
      note: draft.note || null,
      customerId: sale.customer.id,
      deadline: new Date(deadline).toISOString(),
    };
    const { data } = await reserve({ variables: { input } }).catch(() => ({ data: undefined }));
    if (data?.reserveSeats.__typename === "ReservationRefused") setRefused(data.reserveSeats);
    else if (data?.reserveSeats.__typename === "ReservationSaved") {
      sale.handedOver(data.reserveSeats.reservation.reference);
      onClose();
    }
  };
  const field = (key: keyof typeof draft, label: string, rest: { required?: boolean; type?: string } = {}) => (
    <TextInput
      label={label}
      value={draft[key]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setDraft((before) => ({ ...before, [key]: value }));
      }}
      {...rest}
    />
  );
  return (
    <CounterDialog title={t("reserve.title", { count: sale.lines.length })} onClose={onClose} mayClose={!loading}>
      <form
        className={classes.reserve}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {field("name", t("reserve.name"), { required: true })}
        {field("phone", t("reserve.phone"), { type: "tel" })}
        {field("email", t("reserve.email"), { type: "email" })}
        {field("note", t("reserve.note"))}
        <TextInput
          type="datetime-local"
          label={t("reserve.deadline")}
          value={deadline}
          onChange={(event) => setDeadline(event.currentTarget.value)}
          required
        />
        <RefusalNotice refusal={refused} />
        {error && <p role="alert">{t("reservations.failed")}</p>}
        <Button type="submit" size="lg" loading={loading}>
          {t("reserve.act")}
        </Button>
      </form>
    </CounterDialog>
  );
}
