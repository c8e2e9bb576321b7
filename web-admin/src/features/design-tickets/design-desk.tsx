import { Tabs, TextInput } from "@mantine/core";
import {
  addPart,
  changePart,
  checkTemplate,
  type Dpi,
  type ExampleTicket,
  exampleTickets,
  newPart,
  type PlaceInDots,
  placePart,
  type TicketLanguage,
  type TicketPart,
  type TicketTemplate,
} from "@parterre/ticket-print";
import { RefusalNotice, useFormats, useLocale } from "@parterre/web-kit";
import { useMemo, useState } from "react";
import { PageHeader } from "../../frame/page-header.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import { useUndo } from "../../undo/use-undo.ts";
import { CheckList } from "./check-list.tsx";
import classes from "./design-tickets.module.css";
import { DeskBar } from "./desk-bar.tsx";
import type { Designs, TemplateVersion } from "./documents.ts";
import { PaperFields } from "./paper-fields.tsx";
import { PartFields } from "./part-fields.tsx";
import { PartsList } from "./parts-list.tsx";
import { SaveActs } from "./save-acts.tsx";
import { TicketBoard } from "./ticket-board.tsx";
import { useDeskKeys } from "./use-desk-keys.ts";
import { useDrawingProblems, useDrawnTicket } from "./use-drawn-ticket.ts";
import { useSaving } from "./use-saving.ts";
import { UsesPart } from "./uses-part.tsx";
import { VersionsPart } from "./versions-part.tsx";

export interface DesignDeskProps {
  /** The newest version; null for a design that was never saved. */
  readonly saved: TemplateVersion | null;
  readonly first: TicketTemplate;
  readonly designs: Designs;
}

const tabs = ["part", "paper", "use", "versions"] as const;

/** The desk: the ticket in true dots in the middle, its parts on one side, what can be changed on the other. */
export function DesignDesk({ saved, first, designs }: DesignDeskProps) {
  const t = useAdminText();
  const { locale } = useLocale();
  const formats = useFormats();
  const history = useUndo(() => first);
  const { value: template, change } = history;
  const [chosen, setChosen] = useState<string | null>(null);
  const [dpi, setDpi] = useState<Dpi>(203);
  const [language, setLanguage] = useState<TicketLanguage>(locale);
  const [example, setExample] = useState<ExampleTicket>("seat");
  const [tab, setTab] = useState<(typeof tabs)[number]>("part");
  const [name, setName] = useState(saved?.name ?? "");
  const saving = useSaving(saved, first);
  const facts = exampleTickets[example];
  const drawn = useDrawnTicket({ template, facts, language, dpi });
  const drawing = useDrawingProblems(template, facts, dpi);
  const problems = useMemo(() => {
    const found = checkTemplate(template);
    return [...found, ...drawing.map((each) => ({ ...each, severity: "warning" as const }))];
  }, [template, drawing]);
  const hasErrors = problems.some(({ severity }) => severity === "error");

  const choose = (id: string | null) => {
    setChosen(id);
    if (id !== null) setTab("part");
  };
  const edit = (about: string, next: (before: TicketTemplate) => TicketTemplate) => change(about, next);
  const editPart = (about: string, next: (part: TicketPart) => TicketPart) =>
    chosen !== null && edit(`${about} ${chosen}`, (before) => changePart(before, chosen, next));
  const place = (id: string, to: PlaceInDots, about: string) => edit(about, (before) => placePart(before, id, to, dpi));
  const add = (kind: TicketPart["kind"]) => {
    const added = addPart(template, newPart(kind, template));
    edit("", () => added.template);
    choose(added.id);
  };
  useDeskKeys({ template, chosen, dpi, edit, choose, undo: history.undo, redo: history.redo });
  const part = template.parts.find(({ id }) => id === chosen) ?? null;

  return (
    <>
      <PageHeader
        title={saved?.name ?? t("tickets.create")}
        path={[{ to: "/tickets", name: t("frame.tickets") }]}
        note={
          saved
            ? t("tickets.version", { number: saved.number, at: formats.dateTime(saved.savedAt) })
            : t("tickets.unsaved")
        }
      >
        {!saved && (
          <TextInput
            aria-label={t("tickets.name")}
            placeholder={t("tickets.name")}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            maxLength={80}
            data-testid="design-name"
          />
        )}
        <SaveActs saving={saving} template={template} name={name} hasErrors={hasErrors} />
      </PageHeader>
      <RefusalNotice refusal={saving.refusal} />
      <DeskBar
        history={history}
        dpi={dpi}
        onDpi={setDpi}
        language={language}
        onLanguage={setLanguage}
        example={example}
        onExample={setExample}
        template={template}
        name={name}
        onOpened={(opened) => edit("", () => opened)}
      />
      <div className={classes.desk}>
        <PartsList parts={template.parts} language={language} chosen={chosen} onChoose={choose} onAdd={add} />
        <div className={classes.middle}>
          <TicketBoard template={template} drawn={drawn} dpi={dpi} chosen={chosen} onChoose={choose} onPlace={place} />
          <CheckList problems={problems} template={template} dpi={dpi} onChoose={choose} />
        </div>
        <Tabs
          value={tab}
          onChange={(next) => setTab((next as (typeof tabs)[number] | null) ?? "part")}
          keepMounted={false}
          className={classes.inspector}
        >
          <Tabs.List>
            {tabs.map((each) => (
              <Tabs.Tab key={each} value={each} data-own-keys data-testid={`tab-${each}`}>
                {t(`tickets.tabs.${each}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="part" pt="md">
            {part ? (
              <PartFields key={part.id} part={part} dpi={dpi} onEdit={editPart} />
            ) : (
              <p>{t("tickets.choosePart")}</p>
            )}
          </Tabs.Panel>
          <Tabs.Panel value="paper" pt="md">
            <PaperFields template={template} onEdit={edit} />
          </Tabs.Panel>
          <Tabs.Panel value="use" pt="md">
            <UsesPart saved={saved} designs={designs} />
          </Tabs.Panel>
          <Tabs.Panel value="versions" pt="md">
            <VersionsPart templateId={saved?.templateId ?? null} onOpen={(opened) => edit("", () => opened)} />
          </Tabs.Panel>
        </Tabs>
      </div>
    </>
  );
}
