import { useMutation } from "@apollo/client/react";
import { Button, Group, Modal, Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { createVenueMutation } from "./documents.ts";

const timeZones = Intl.supportedValuesOf("timeZone");
const ownTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export interface VenueFormProps {
  readonly onClose: () => void;
  readonly onCreated: (venueId: string) => Promise<void>;
}

/** A new venue: what it is called in both languages, where it stands and what its clocks show. */
export function VenueForm({ onClose, onCreated }: VenueFormProps) {
  const t = useAdminText();
  const [timeZone, setTimeZone] = useState<string | null>(timeZones.includes(ownTimeZone) ? ownTimeZone : null);
  const [createVenue, { loading, error }] = useMutation(createVenueMutation);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = (name: string) => String(form.get(name) ?? "").trim();
    if (!timeZone) return;
    const input = {
      name: { zh: read("nameZh"), en: read("nameEn") },
      city: { zh: read("cityZh"), en: read("cityEn") },
      timeZone,
    };
    const { data } = await createVenue({ variables: { input } }).catch(() => ({ data: null }));
    if (data) await onCreated(data.createVenue.id);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("venues.create")}
      size="lg"
      transitionProps={{ duration: 140 }}
      closeButtonProps={{ "aria-label": t("form.close") }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="md">
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput name="nameZh" label={t("venues.nameZh")} required maxLength={120} data-autofocus lang="zh-CN" />
            <TextInput name="nameEn" label={t("venues.nameEn")} required maxLength={120} lang="en" />
            <TextInput name="cityZh" label={t("venues.cityZh")} required maxLength={80} lang="zh-CN" />
            <TextInput name="cityEn" label={t("venues.cityEn")} required maxLength={80} lang="en" />
          </SimpleGrid>
          <Select
            label={t("venues.timeZone")}
            description={t("venues.timeZoneHelp")}
            data={timeZones}
            value={timeZone}
            onChange={setTimeZone}
            searchable
            required
            limit={60}
            nothingFoundMessage={t("table.none")}
          />
          {error && <p role="alert">{t("form.failed")}</p>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("form.cancel")}
            </Button>
            <Button type="submit" loading={loading}>
              {t("form.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
