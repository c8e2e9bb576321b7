import { Button, Select, TextInput } from "@mantine/core";
import { RefusalNotice, useFormats, useStaff } from "@parterre/web-kit";
import { useState } from "react";
import { Link } from "react-router";
import { useCounterText } from "../../texts/use-counter-text.ts";
import { type SaleToSettle, type SettleWay, settleSaleMutation } from "./documents.ts";
import classes from "./lease-seats.module.css";
import { useAct } from "./use-act.ts";

/** Ways that may be chosen instead of the proposed one, where the proposal has the seats they need. */
function waysOf({ state, proposal }: SaleToSettle): readonly SettleWay[] {
  if (state === "RECORDED") return ["NOTED"];
  return proposal?.how === "OTHER_SEATS" ? ["OTHER_SEATS", "MONEY_BACK"] : ["SEATS_TAKEN", "MONEY_BACK"];
}

/** A sale that differs: in what, what the house proposes, and one press that does it. */
export function SaleCard({ sale, counter }: { readonly sale: SaleToSettle; readonly counter: string }) {
  const t = useCounterText();
  const formats = useFormats();
  const { act, refusal, busy, client } = useAct();
  const { role } = useStaff().staff;
  const mayDecide = role === "MANAGER" || role === "ADMIN";
  const [chosen, choose] = useState<SettleWay | null>(null);
  const [typed, type] = useState<string | null>(null);
  const how = chosen ?? sale.proposal?.how ?? "NOTED";
  const reason = typed ?? t(`leases.reasons.${how}`);
  const ways = waysOf(sale);
  const { reference } = JSON.parse(sale.payload) as { readonly reference: string };
  const settle = () =>
    act(async () => {
      const ordinals = how === "OTHER_SEATS" ? [...(sale.proposal?.ordinals ?? [])] : null;
      const input = { saleId: sale.id, how, ordinals, reason };
      return (await client.mutate({ mutation: settleSaleMutation, variables: { input } })).data?.settleOfflineSale;
    });
  return (
    <li className={classes.card} data-testid="difference" data-state={sale.state}>
      <header>
        <strong className="figures">{sale.order?.reference ?? reference}</strong>
        <span className="figures">
          {counter} · {formats.shortDate(sale.soldAt)} {formats.time(sale.soldAt)} · {formats.money(sale.total)}
        </span>
        {sale.order && <Link to={`/orders/${sale.order.reference}`}>{t("offline.openOrder")}</Link>}
      </header>
      <ul className={classes.kinds}>
        {sale.differences.map(({ kind, paid, due, numbers, ordinals }) => (
          <li key={kind}>
            {t(`leases.kinds.${kind}`, {
              paid: paid ? formats.money(paid) : "–",
              due: due ? formats.money(due) : "–",
              numbers: numbers.join(", "),
              count: ordinals.length,
            })}
          </li>
        ))}
      </ul>
      <RefusalNotice refusal={refusal} />
      {mayDecide ? (
        <div className={classes.settle}>
          {ways.length > 1 && (
            <Select
              label={t("leases.what")}
              value={how}
              onChange={(value) => choose(value as SettleWay)}
              data={ways.map((way) => ({ value: way, label: t(`leases.ways.${way}`) }))}
              allowDeselect={false}
            />
          )}
          <TextInput
            label={t("leases.reason")}
            value={reason}
            onChange={(event) => type(event.currentTarget.value)}
            maxLength={300}
          />
          <Button
            onClick={() => void settle()}
            loading={busy}
            disabled={reason.trim() === ""}
            size="md"
            data-testid="settle"
          >
            {t(`leases.ways.${how}`)}
          </Button>
        </div>
      ) : (
        <p className={classes.quiet}>{t("leases.managerDecides", { way: t(`leases.ways.${how}`) })}</p>
      )}
    </li>
  );
}
