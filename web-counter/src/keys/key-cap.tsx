import classes from "./key-cap.module.css";

/** A key's face, beside the act it does. Decoration for the eye: the act's button carries aria-keyshortcuts. */
export function KeyCap({ children }: { readonly children: string }) {
  return (
    <span className={classes.cap} aria-hidden="true">
      {children}
    </span>
  );
}
