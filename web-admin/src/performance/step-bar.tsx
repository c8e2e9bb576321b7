import { useEffect, useRef } from "react";
import { NavLink, useLocation } from "react-router";
import { useAdminText } from "../texts/use-admin-text.ts";
import type { PreparedPerformance } from "./documents.ts";
import classes from "./performance.module.css";
import { doneSteps, nextStep, steps } from "./readiness.ts";

const besides = ["allocations", "waiting", "free-tickets", "packs"] as const;

/** The four steps with what is done; the next one stands out. Beside them, what can be done at any time. */
export function StepBar({ performance }: { readonly performance: PreparedPerformance }) {
  const t = useAdminText();
  const done = doneSteps(performance);
  const next = nextStep(performance);
  const bar = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // On a phone the bar is wider than the screen: the step one is at stays in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another step is shown
  useEffect(() => {
    bar.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [pathname]);
  return (
    <nav ref={bar} className={classes.steps} aria-label={t("performance.steps.label")}>
      <ol>
        {steps.map((step, index) => (
          <li key={step}>
            <NavLink
              to={`/performances/${performance.id}/${step}`}
              className={(at) => (at.isActive ? classes.stepHere! : classes.step!)}
              data-next={step === next || undefined}
            >
              <i aria-hidden="true" data-done={done[step] || undefined}>
                {done[step] ? <Tick /> : index + 1}
              </i>
              {t(step === "sale" && done.sale ? "performance.steps.watch" : `performance.steps.${step}`)}
              {done[step] && <span className="visually-hidden">{t("performance.steps.done")}</span>}
            </NavLink>
          </li>
        ))}
        {besides.map((beside, index) => (
          <li key={beside} className={index === 0 ? classes.beside : undefined}>
            <NavLink
              to={`/performances/${performance.id}/${beside}`}
              className={(at) => (at.isActive ? classes.stepHere! : classes.step!)}
            >
              {t(`performance.steps.${beside}`)}
            </NavLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Tick() {
  return (
    <svg
      width="12"
      height="12"
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      <path d="M2 6.5 5 9.5 10 3" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
