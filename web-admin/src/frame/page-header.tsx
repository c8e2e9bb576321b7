import { Fragment, type ReactNode } from "react";
import { Link } from "react-router";
import { useAdminText } from "../texts/use-admin-text.ts";
import classes from "./frame.module.css";

export interface PageHeaderProps {
  readonly title: string;
  /** The way here, outermost first. */
  readonly path?: readonly { readonly to: string; readonly name: string }[];
  readonly note?: ReactNode;
  /** Acts of the page, the most obvious last. */
  readonly children?: ReactNode;
}

/** Title of a page with the way here above it and its acts beside it. */
export function PageHeader({ title, path = [], note, children }: PageHeaderProps) {
  const t = useAdminText();
  return (
    <header className={classes.header}>
      <div>
        {path.length > 0 && (
          <nav className={classes.path} aria-label={t("frame.path")}>
            {path.map(({ to, name }) => (
              <Fragment key={to}>
                <Link to={to}>{name}</Link>
                <span aria-hidden="true">/</span>
              </Fragment>
            ))}
          </nav>
        )}
        <h1>{title}</h1>
        {note && <div className={classes.note}>{note}</div>}
      </div>
      {children && <div className={classes.acts}>{children}</div>}
    </header>
  );
}
