import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { EmptyState, ErrorState, RowsSkeleton } from "@parterre/web-kit";
import { useState } from "react";
import { PageHeader } from "../../frame/page-header.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { paperQuery } from "./documents.ts";
import classes from "./keep-stock.module.css";
import { NoteStore } from "./note-store.tsx";
import { ReadingsTable } from "./readings-table.tsx";
import { RollsTable } from "./rolls-table.tsx";
import { StoresTable } from "./stores-table.tsx";

/** Ticket paper of all venues: the shelf and how long it lasts, rolls in printers, and what printers say against it. */
export function KeepStock() {
  const t = useAdminText();
  const [noting, setNoting] = useState<"DELIVERY" | "COUNT" | null>(null);
  const { data, error, refetch } = useQuery(paperQuery, { fetchPolicy: "cache-and-network" });
  const deliver = (
    <Button onClick={() => setNoting("DELIVERY")} data-testid="note-delivery">
      {t("stock.note")}
    </Button>
  );
  const empty = data && data.ticketStores.length === 0 && data.ticketRolls.length === 0;
  return (
    <>
      <PageHeader title={t("stock.title")}>
        {data && !empty && (
          <>
            <Button variant="default" onClick={() => setNoting("COUNT")} data-testid="count-shelf">
              {t("stock.count")}
            </Button>
            {deliver}
          </>
        )}
      </PageHeader>
      {!data && error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <RowsSkeleton rows={6} />
      ) : empty ? (
        <EmptyState title={t("stock.noPaper")} body={t("stock.noPaperBody")} action={deliver} />
      ) : (
        <div className={classes.page}>
          <StoresTable paper={data} />
          <RollsTable paper={data} />
          <ReadingsTable readings={data.ticketStockReadings} />
        </div>
      )}
      {data && noting && (
        <NoteStore
          kind={noting}
          paper={data}
          onClose={() => setNoting(null)}
          onNoted={async () => {
            await refetch();
            setNoting(null);
          }}
        />
      )}
    </>
  );
}
