import { useConnection } from "../api/connection.ts";
import { useKitText } from "../language/use-text.ts";
import classes from "./states.module.css";

/** A strip at the top while the server cannot be reached; gone by itself when it can. */
export function OfflineBanner() {
  const t = useKitText();
  const { offline } = useConnection();
  return (
    <div role="status">
      {offline && (
        <div className={classes.banner}>
          <strong>{t("state.offlineTitle")}</strong> {t("state.offlineBody")}
        </div>
      )}
    </div>
  );
}
