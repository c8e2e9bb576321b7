import { type BothLanguages, RefusalNotice } from "@parterre/web-kit";
import { type ReactNode, useState } from "react";
import { ApprovalFields, areComplete, noCredentials } from "../approval/approval-fields.tsx";
import { CounterDialog } from "../dialogs/counter-dialog.tsx";
import { KeyButton } from "../keys/key-button.tsx";
import type { KeyBinding } from "../keys/key-layers.ts";
import { useCounterText } from "../texts/use-counter-text.ts";
import { ActDone } from "./act-done.tsx";
import type { OrderAct } from "./use-order-act.ts";

export interface ActDialogProps<Wish> {
  readonly title: string;
  readonly act: OrderAct<Wish>;
  /** What is to be done as it is chosen now; null while something is missing. */
  readonly wish: Wish | null;
  /** What the main button says: what it does, with the amount. */
  readonly go: string;
  /** The form; hidden while a supervisor signs. */
  readonly children: ReactNode;
  /** Shown in both steps: what the act comes to. */
  readonly outcome?: ReactNode;
  /** Said once it is done. */
  readonly done: { readonly heading: string; readonly figure: string; readonly note: ReactNode };
  /** Why it cannot be done as chosen, before the server is asked to. */
  readonly obstacle?: { readonly reason: BothLanguages } | null;
  readonly keys?: readonly KeyBinding[];
  readonly onClose: () => void;
  readonly testId: string;
}

/** An act on an order as a dialog: the choice, if need be a supervisor's sign-in, and what the seller does next. */
export function ActDialog<Wish>(props: ActDialogProps<Wish>) {
  const { title, act, wish, go, children, outcome, done, obstacle, keys = [], onClose, testId } = props;
  const t = useCounterText();
  const [credentials, setCredentials] = useState(noCredentials);
  const { step, busy } = act;
  const isChoosing = step.kind === "choose";
  const ready = step.kind === "done" || (wish !== null && (isChoosing || areComplete(credentials)));
  const press = () => {
    if (step.kind === "done") return onClose();
    if (!wish) return;
    if (isChoosing) void act.run(wish);
    else void act.approve(credentials, wish);
  };
  return (
    <CounterDialog
      title={title}
      onClose={onClose}
      size="lg"
      mayClose={!busy}
      keys={[{ key: "enter", inFields: true, act: press, enabled: ready && !busy }, ...(isChoosing ? keys : [])]}
    >
      {step.kind === "done" ? (
        <ActDone {...done} approver={step.approver} />
      ) : (
        <>
          {isChoosing ? children : <ApprovalFields asked={step.asked} value={credentials} onChange={setCredentials} />}
          {outcome}
          <RefusalNotice refusal={act.refusal ?? obstacle ?? null} />
        </>
      )}
      <KeyButton keyShown="Enter" size="lg" onAct={press} loading={busy} disabled={!ready} data-testid={testId}>
        {step.kind === "done" ? t("act.finish") : isChoosing ? go : t("act.approveAnd", { go })}
      </KeyButton>
    </CounterDialog>
  );
}
