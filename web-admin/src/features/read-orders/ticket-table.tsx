import { useFormats, useSeatName } from "@parterre/web-kit";
import { useMemo } from "react";
import { type Column, DataTable } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import type { SeenTicket } from "./documents.ts";

/** Every ticket that was issued, ended ones too, and what became of it on paper. */
export function TicketTable({ tickets }: { readonly tickets: readonly SeenTicket[] }) {
  const t = useAdminText();
  const formats = useFormats();
  const seatName = useSeatName();
  const isNamed = tickets.some(({ holder }) => holder !== null);
  const columns = useMemo<readonly Column<SeenTicket>[]>(
    () => [
      { header: t("orders.ticket"), value: (ticket) => ticket.number },
      { header: t("orders.seat"), value: (ticket) => seatName(ticket.label) },
      ...(isNamed
        ? [
            {
              header: t("orders.holder"),
              value: ({ holder }: SeenTicket) =>
                holder ? `${holder.name} · ${t("orders.idEnds", { end: holder.identityEnd })}` : "",
            },
          ]
        : []),
      { header: t("orders.state"), value: (ticket) => t(`orders.ticketStates.${ticket.state}`) },
      {
        header: t("orders.issuedAt"),
        value: (ticket) => ticket.issuedAt,
        cell: (ticket) => formats.dateTime(ticket.issuedAt),
      },
      {
        header: t("orders.prints"),
        value: (ticket) =>
          ticket.prints
            .map((print) => `${t(`orders.printStates.${print.state}`)} ${formats.dateTime(print.recordedAt)}`)
            .join(", "),
      },
    ],
    [t, formats, seatName, isNamed],
  );
  return (
    <section>
      <h2>{t("orders.tickets")}</h2>
      {tickets.length === 0 ? (
        <p>{t("orders.noTickets")}</p>
      ) : (
        <DataTable plain label={t("orders.tickets")} columns={columns} rows={tickets} rowKey={(ticket) => ticket.id} />
      )}
    </section>
  );
}
