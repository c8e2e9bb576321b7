import { useMutation } from "@apollo/client/react";
import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { type BothLanguages, RefusalNotice, useLocale } from "@parterre/web-kit";
import { type FormEvent, useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { noteStoreMutation, type Paper } from "./documents.ts";

export interface NoteStoreProps {
  readonly kind: "DELIVERY" | "COUNT";
  readonly paper: Paper;
  readonly onClose: () => void;
  readonly onNoted: () => Promise<void>;
}

/** What came to a venue's shelf, or how many are there by a count. */
export function NoteStore({ kind, paper, onClose, onNoted }: NoteStoreProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const codes = [...new Set([...paper.ticketTemplates, ...paper.ticketStores].map(({ stockCode }) => stockCode))];
  // One id as long as the form stands: sent again after silence, it is noted once.
  const [id] = useState(() => crypto.randomUUID());
  const [venueId, setVenueId] = useState<string | null>(paper.venues[0]?.id ?? null);
  const [stockCode, setStockCode] = useState<string | null>(codes[0] ?? null);
  const [quantity, setQuantity] = useState<number | string>("");
  const [firstSerial, setFirstSerial] = useState<number | string>("");
  const [reason, setReason] = useState("");
  const [refusal, setRefusal] = useState<{ readonly reason: BothLanguages } | null>(null);
  const [send, { loading, error }] = useMutation(noteStoreMutation);
  const isCount = kind === "COUNT";
  const ready = venueId && stockCode && quantity !== "" && (!isCount || reason.trim() !== "");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!venueId || !stockCode) return;
    const serial = firstSerial === "" ? null : Number(firstSerial);
    const input = { id, venueId, stockCode, kind, quantity: Number(quantity), firstSerial: serial, reason };
    const { data } = await send({ variables: { input } }).catch(() => ({ data: null }));
    const answer = data?.noteTicketStore;
    if (answer?.__typename === "TicketStoreNoted") return onNoted();
    setRefusal(answer ?? null);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(isCount ? "stock.count" : "stock.note")}
      transitionProps={{ duration: 140 }}
      closeButtonProps={{ "aria-label": t("form.close") }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <Select
            label={t("stock.venue")}
            data={paper.venues.map((venue) => ({ value: venue.id, label: pick(venue.name) }))}
            value={venueId}
            onChange={setVenueId}
            allowDeselect={false}
          />
          <Select
            label={t("stock.paper")}
            data={codes}
            value={stockCode}
            onChange={setStockCode}
            allowDeselect={false}
          />
          <NumberInput
            label={t("stock.quantity")}
            value={quantity}
            onChange={setQuantity}
            min={isCount ? 0 : 1}
            max={1_000_000}
            allowDecimal={false}
            data-autofocus
            data-testid="store-quantity"
          />
          {!isCount && (
            <NumberInput
              label={t("stock.firstSerial")}
              value={firstSerial}
              onChange={setFirstSerial}
              min={0}
              allowDecimal={false}
            />
          )}
          <TextInput
            label={t(isCount ? "stock.reason" : "stock.deliveryNote")}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={500}
          />
          {error && <p role="alert">{t("form.failed")}</p>}
          <RefusalNotice refusal={refusal} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("form.cancel")}
            </Button>
            <Button type="submit" loading={loading} disabled={!ready} data-testid="store-save">
              {t("form.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
