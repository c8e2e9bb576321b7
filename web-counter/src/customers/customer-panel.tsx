import { Button } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { KeyCap } from "../keys/key-cap.tsx";
import { useCounterText } from "../texts/use-counter-text.ts";
import { CustomerRecord } from "./customer-record.tsx";
import { CustomerSearch } from "./customer-search.tsx";
import classes from "./customers.module.css";
import type { WindowCustomerControl } from "./use-window-customer.ts";

/** Keys typed into the panel's own fields are not the sale's; only the F-keys lead on. */
function keepOwnKeys(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target as HTMLElement;
  if (target.matches("input, textarea") && !/^F\d/.test(event.key)) event.stopPropagation();
}

export interface CustomerPanelProps {
  readonly customer: WindowCustomerControl;
  /** Counts up when something was done for them. */
  readonly doneCount: number;
}

/** Who calls, beside the live map: looked up or written down, then their notes and history while they are served. */
export function CustomerPanel({ customer, doneCount }: CustomerPanelProps) {
  const t = useCounterText();
  const { id } = customer;
  return (
    <aside className={classes.panel} aria-label={t("customer.title")} onKeyDown={keepOwnKeys} data-testid="customer">
      <header className={classes.head}>
        <h2>{t("customer.title")}</h2>
        {id !== null && (
          <Button
            size="compact-md"
            variant="default"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => customer.choose(null)}
            data-testid="next-caller"
          >
            {t("customer.end")}
          </Button>
        )}
        <Button
          size="compact-md"
          variant="subtle"
          color="gray"
          onMouseDown={(event) => event.preventDefault()}
          onClick={customer.close}
          rightSection={<KeyCap>F10</KeyCap>}
        >
          {t("customer.close")}
        </Button>
      </header>
      <div className={classes.body}>
        {id === null ? (
          <CustomerSearch
            onChosen={(chosen) => {
              customer.choose(chosen);
              (document.activeElement as HTMLElement | null)?.blur();
            }}
            onClose={customer.close}
          />
        ) : (
          <CustomerRecord key={id} id={id} doneCount={doneCount} />
        )}
      </div>
    </aside>
  );
}
