import { useQuery } from "@apollo/client/react";
import { ErrorState, RowsSkeleton, useFormats } from "@parterre/web-kit";
import { useMemo } from "react";
import { EntryDetails, useEntryWords } from "../../audit/entry-details.tsx";
import { type Column, DataTable } from "../../tables/data-table.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { type BesideOrder as Answer, besideOrderQuery } from "./documents.ts";
import classes from "./read-orders.module.css";

type Message = Answer["customerMessages"][number];
type Entry = Answer["auditEntries"]["edges"][number]["node"];

/** What was written to the customer about an order, and what the audit log says of it. */
export function BesideOrder({ orderId }: { readonly orderId: string }) {
  const t = useAdminText();
  const formats = useFormats();
  const words = useEntryWords();
  const { data, error, refetch } = useQuery(besideOrderQuery, { variables: { orderId }, fetchPolicy: "network-only" });
  const columns = useMemo<readonly Column<Entry>[]>(
    () => [
      { header: t("orders.at"), value: (entry) => entry.at, cell: (entry) => formats.dateTime(entry.at) },
      { header: t("orders.act"), value: (entry) => words.act(entry.act) },
      { header: t("orders.who"), value: (entry) => entry.actor?.name ?? t("orders.nobody") },
      { header: t("orders.approver"), value: (entry) => entry.approver?.name ?? "" },
      { header: t("orders.reason"), value: (entry) => entry.reason ?? "" },
      { header: t("orders.channel"), value: (entry) => entry.channelCode ?? "" },
      {
        header: t("orders.details"),
        value: (entry) => words.line(entry.details),
        cell: (entry) => <EntryDetails lines={words.lines(entry.details)} />,
      },
    ],
    [t, words, formats],
  );
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <RowsSkeleton rows={4} />;
  return (
    <>
      <section>
        <h2>{t("orders.messages")}</h2>
        {data.customerMessages.length === 0 && <p>{t("orders.noMessages")}</p>}
        <ul className={classes.messages}>
          {data.customerMessages.map((message) => (
            <li key={message.id}>
              <strong>{message.subject}</strong>{" "}
              <small className="figures">
                {formats.dateTime(message.writtenAt)} · {message.email ?? t("orders.noAddress")}
              </small>
              <p>{message.body}</p>
              <DeliveryOf message={message} hasMailServer={data.letterBox.hasMailServer} />
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t("orders.audit")}</h2>
        <DataTable
          plain
          label={t("orders.audit")}
          columns={columns}
          rows={data.auditEntries.edges.map(({ node }) => node)}
          rowKey={(entry) => entry.id}
        />
      </section>
    </>
  );
}

/** How far a letter is; where it will not arrive, in what words the mail server said so. */
function DeliveryOf({ message, hasMailServer }: { readonly message: Message; readonly hasMailServer: boolean }) {
  const t = useAdminText();
  const formats = useFormats();
  const { delivery, sentAt, nextTryAt, problem } = message;
  const noServer = delivery === "WAITING" && !hasMailServer;
  return (
    <small className={classes.delivery} data-stuck={delivery === "REFUSED" || delivery === "FAILED" || noServer}>
      {noServer ? t("orders.noMailServer") : t(`orders.deliveries.${delivery}`)}
      {sentAt && ` · ${formats.dateTime(sentAt)}`}
      {nextTryAt && problem && ` · ${t("orders.nextTry", { at: formats.dateTime(nextTryAt) })}`}
      {problem && <q>{problem}</q>}
    </small>
  );
}
