import { useApolloClient } from "@apollo/client/react";
import { NativeSelect } from "@mantine/core";
import { graphql, useLocale } from "@parterre/web-kit";
import { useState } from "react";
import { useAdminText } from "../texts/use-admin-text.ts";
import type { Problem } from "./problems-list.tsx";

const seatMapFileQuery = graphql(`
  query AdminSeatMapFile($seatMapId: ID!, $format: SeatMapFileFormat!, $versionNumber: Int) {
    seatMapFile(seatMapId: $seatMapId, format: $format, versionNumber: $versionNumber) {
      fileName
      mediaType
      text
      losses {
        code
        count
        severity
        path
        message {
          zh
          en
        }
      }
    }
  }
`);

const formats = ["PARTERRE", "PRETIX", "CSV"] as const;
type Format = (typeof formats)[number];

export interface DownloadSeatMapProps {
  readonly seatMapId: string;
  /** Null: the draft. */
  readonly versionNumber: number | null;
}

/** Saves a draft or a version as a file, and says what that kind of file could not hold. */
export function DownloadSeatMap({ seatMapId, versionNumber }: DownloadSeatMapProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const client = useApolloClient();
  const [done, setDone] = useState<{ readonly file: string; readonly losses: readonly Problem[] } | "failed" | null>(
    null,
  );
  const [busy, setBusy] = useState(false);
  const download = async (format: Format) => {
    setDone(null);
    setBusy(true);
    const variables = { seatMapId, format, versionNumber };
    const answer = await client
      .query({ query: seatMapFileQuery, variables, fetchPolicy: "no-cache" })
      .catch(() => ({ data: null }));
    setBusy(false);
    const file = answer.data?.seatMapFile;
    if (!file) return setDone("failed");
    save(new Blob([file.text], { type: file.mediaType }), file.fileName);
    setDone({ file: file.fileName, losses: file.losses });
  };
  return (
    <section>
      <NativeSelect
        label={t("maps.download")}
        value=""
        disabled={busy}
        data={[
          { value: "", label: "…" },
          ...formats.map((format) => ({ value: format, label: t(`maps.downloads.${format}`) })),
        ]}
        onChange={(event) => event.currentTarget.value !== "" && void download(event.currentTarget.value as Format)}
      />
      <div role="status">
        {done === "failed" && <p>{t("form.failed")}</p>}
        {done !== null && done !== "failed" && (
          <>
            <p>{t(done.losses.length > 0 ? "maps.lost" : "maps.saved", { file: done.file })}</p>
            {done.losses.length > 0 && (
              <ul>
                {done.losses.map(({ code, count, message }) => (
                  <li key={code}>
                    {pick(message)} ({count})
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </div>
    </section>
  );
}

function save(content: Blob, fileName: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  link.click();
  // The browser has begun to save by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}
