import { useMutation } from "@apollo/client/react";
import { Button, Stack, TextInput } from "@mantine/core";
import { type BothLanguages, RefusalNotice } from "@parterre/web-kit";
import { type FormEvent, useState } from "react";
import { useNavigate, useParams } from "react-router";
import { PageHeader } from "../../frame/page-header.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { createSeatMapMutation } from "./documents.ts";

/** A seat map from nothing: it needs a name, then the drawing board opens. */
export function NewDrawing() {
  const t = useAdminText();
  const navigate = useNavigate();
  const { venueId = "" } = useParams();
  const [refused, setRefused] = useState<{ reason: BothLanguages } | null>(null);
  const [createSeatMap, { loading, error }] = useMutation(createSeatMapMutation);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setRefused(null);
    const name = String(new FormData(event.currentTarget).get("name") ?? "");
    const { data } = await createSeatMap({ variables: { input: { venueId, name } } }).catch(() => ({ data: null }));
    const result = data?.createSeatMap;
    if (result?.__typename === "SeatMapDraftSaved") navigate(`/seat-maps/${result.seatMap.id}/draw`);
    else if (result) setRefused(result);
  };
  return (
    <>
      <PageHeader
        title={t("draw.title")}
        path={[
          { to: "/venues", name: t("frame.venues") },
          { to: `/venues/${venueId}`, name: t("venues.name") },
        ]}
      />
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md" maw="26rem">
          <TextInput name="name" label={t("maps.name")} required maxLength={120} />
          <RefusalNotice refusal={refused} />
          {error && <p role="alert">{t("form.failed")}</p>}
          <Button type="submit" loading={loading}>
            {t("draw.begin")}
          </Button>
        </Stack>
      </form>
    </>
  );
}
