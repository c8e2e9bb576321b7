import { Button, NativeSelect, TextInput } from "@mantine/core";
import { currencies } from "@parterre/money";
import { useLocale } from "@parterre/web-kit";
import { useSearchParams } from "react-router";
import { PageHeader } from "../../frame/page-header.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { JournalList } from "./journal-list.tsx";
import classes from "./read-sales.module.css";
import { SalesSummary } from "./sales-summary.tsx";
import { downloadAddress, readWish, type SalesWish, views, writeWish } from "./sales-wish.ts";

/** What was sold, for how much, by whom and where: sums that one goes into until the single transaction. */
export function ReadSales() {
  const t = useAdminText();
  const { locale } = useLocale();
  const [params, setParams] = useSearchParams();
  const wish = readWish(params);
  const change = (more: Partial<SalesWish>) => setParams(writeWish({ ...wish, ...more }), { replace: true });
  const enter = (next: SalesWish) => setParams(writeWish(next));
  return (
    <>
      <PageHeader title={t("sales.title")}>
        {(["csv", "xlsx"] as const).map((format) => (
          <Button key={format} component="a" variant="default" href={downloadAddress(wish, format, locale)} download>
            {t(`sales.${format}`)}
          </Button>
        ))}
      </PageHeader>
      <Filter wish={wish} onChange={change} />
      <nav className={classes.views} aria-label={t("sales.by")}>
        {views.map((view) => (
          <button
            key={view}
            type="button"
            aria-current={view === wish.view ? "true" : undefined}
            onClick={() => enter({ ...wish, view })}
          >
            {t(`sales.views.${view}`)}
          </button>
        ))}
      </nav>
      {wish.view === "records" ? (
        <JournalList wish={wish} />
      ) : (
        <SalesSummary wish={wish} grouping={wish.view} onEnter={enter} />
      )}
    </>
  );
}

interface FilterProps {
  readonly wish: SalesWish;
  readonly onChange: (more: Partial<SalesWish>) => void;
}

/** Days of the house, currency, and what one has gone into, each with its way out. */
function Filter({ wish, onChange }: FilterProps) {
  const t = useAdminText();
  const codes = [{ value: "", label: t("sales.all") }, ...currencies.map((code) => ({ value: code, label: code }))];
  const none = [{ value: "", label: t("sales.noConversion") }, ...codes.slice(1)];
  const currencyOf = (code: string) => currencies.find((each) => each === code) ?? null;
  const within = Object.entries(wish.within) as [keyof SalesWish["within"], { key: string; name: string }][];
  return (
    <>
      <div className={classes.filter}>
        {(["from", "until"] as const).map((name) => (
          <TextInput
            key={name}
            type="date"
            label={t(`sales.${name}`)}
            value={wish[name]}
            onChange={(event) => onChange({ [name]: event.currentTarget.value })}
          />
        ))}
        <NativeSelect
          label={t("sales.currency")}
          data={codes}
          value={wish.currency ?? ""}
          onChange={(event) => onChange({ currency: currencyOf(event.currentTarget.value) })}
        />
        <NativeSelect
          label={t("sales.convertTo")}
          data={none}
          value={wish.convertTo ?? ""}
          onChange={(event) => onChange({ convertTo: currencyOf(event.currentTarget.value) })}
        />
      </div>
      {within.length > 0 && (
        <ul className={classes.within} aria-label={t("sales.within")}>
          {within.map(([grouping, { name }]) => (
            <li key={grouping}>
              <button type="button" onClick={() => onChange({ within: { ...wish.within, [grouping]: undefined } })}>
                <small>{t(`sales.views.${grouping}`)}</small> {name} <span aria-hidden="true">×</span>
                <span className="visually-hidden">{t("sales.leave")}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
