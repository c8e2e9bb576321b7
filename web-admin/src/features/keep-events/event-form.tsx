import { useMutation } from "@apollo/client/react";
import { Button, Drawer, SimpleGrid, Stack, Textarea, TextInput } from "@mantine/core";
import { type BothLanguages, Poster, RefusalNotice, useLocale } from "@parterre/web-kit";
import { type FormEvent, useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { createEventMutation } from "./documents.ts";
import classes from "./events.module.css";
import { type Mood, MoodPicker } from "./mood-picker.tsx";

export interface EventFormProps {
  readonly onClose: () => void;
  readonly onCreated: (slug: string) => void;
}

const emptyTexts = { titleZh: "", titleEn: "", subtitleZh: "", subtitleEn: "", descriptionZh: "", descriptionEn: "" };

/** A new event in both languages, with its poster growing beside it as one types. */
export function EventForm({ onClose, onCreated }: EventFormProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const [texts, setTexts] = useState(emptyTexts);
  const [mood, setMood] = useState<Mood>("curtain");
  const [refused, setRefused] = useState<({ reason: BothLanguages } & { field: string | null }) | null>(null);
  const [createEvent, { loading, error }] = useMutation(createEventMutation);

  const field = (name: keyof typeof emptyTexts) => ({
    value: texts[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setTexts((before) => ({ ...before, [name]: value }));
    },
    lang: name.endsWith("Zh") ? "zh-CN" : "en",
    label: t(`events.${name}`),
  });
  const title = { zh: texts.titleZh.trim(), en: texts.titleEn.trim() };
  const subtitle = { zh: texts.subtitleZh.trim(), en: texts.subtitleEn.trim() };
  const description = { zh: texts.descriptionZh.trim(), en: texts.descriptionEn.trim() };

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setRefused(null);
    const input = { title, subtitle, description, mood, slug: null };
    const { data } = await createEvent({ variables: { input } }).catch(() => ({ data: null }));
    const result = data?.createEvent;
    if (result?.__typename === "EventSaved") onCreated(result.event.slug);
    else if (result) setRefused(result);
  };

  return (
    <Drawer
      opened
      onClose={onClose}
      title={t("events.create")}
      position="right"
      size="56rem"
      transitionProps={{ duration: 160 }}
      closeButtonProps={{ "aria-label": t("form.close") }}
    >
      <form onSubmit={(event) => void submit(event)} className={classes.form}>
        <Stack gap="md">
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput {...field("titleZh")} required maxLength={120} data-autofocus />
            <TextInput {...field("titleEn")} required maxLength={120} />
            <TextInput {...field("subtitleZh")} maxLength={160} />
            <TextInput {...field("subtitleEn")} maxLength={160} />
            <Textarea {...field("descriptionZh")} rows={4} maxLength={4000} />
            <Textarea {...field("descriptionEn")} rows={4} maxLength={4000} />
          </SimpleGrid>
          <MoodPicker value={mood} onChange={setMood} />
          <RefusalNotice refusal={refused} />
          {error && <p role="alert">{t("form.failed")}</p>}
          <div className={classes.acts}>
            <Button variant="default" onClick={onClose}>
              {t("form.cancel")}
            </Button>
            <Button type="submit" loading={loading}>
              {t("form.save")}
            </Button>
          </div>
        </Stack>
        <div className={classes.poster}>
          <Poster
            title={pick(title) || t("events.posterTitle")}
            subtitle={pick(subtitle)}
            mood={mood}
            seed={title.en || "poster"}
          />
        </div>
      </form>
    </Drawer>
  );
}
