import { ActionIcon, Button, NativeSelect } from "@mantine/core";
import { type CategoryDocument, categoryHues, categoryName } from "@parterre/seat-map";
import {
  mostCategories,
  recolourCategory,
  removeCategory,
  renameCategory,
  seatsByCategory,
} from "@parterre/seat-map/editor";
import { useFormats, useLocale } from "@parterre/web-kit";
import { useMemo, useState } from "react";
import { HuePicker } from "../../maps/hue-picker.tsx";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./draw-seat-map.module.css";
import { type PartProps, Words } from "./fields.tsx";
import styles from "./paint.module.css";
import { createZone, takePaint, zoneTheRest } from "./paint-acts.ts";

/** The drawing's price zones: one press paints what is chosen, or takes the zone into the brush. */
export function ZonesPart({ editor, state }: PartProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const formats = useFormats();
  const { document, selection, settings, tool } = state;
  const { categories } = document;
  const hues = useMemo(() => categoryHues(categories), [categories]);
  const counts = useMemo(() => seatsByCategory(document), [document]);
  const [leaving, setLeaving] = useState<string | null>(null);
  const isForChosen = tool !== "paint" && selection.seats.size > 0;
  const inHand = tool === "paint" && settings.paint.kind === "category" ? settings.paint.category : null;
  const total = document.blocks.reduce(
    (sum, { rows }) => rows.reduce((seats, row) => seats + row.seats.length, sum),
    0,
  );
  const zoned = categories.reduce((sum, { key }) => sum + (counts.get(key) ?? 0), 0);
  const last = categories.find(({ key }) => key === inHand) ?? categories.at(-1);
  return (
    <section className={classes.part}>
      <h2>{t("paint.zones")}</h2>
      {categories.length === 0 && <p className={classes.state}>{t("paint.noZones")}</p>}
      {categories.map((category, index) => {
        const name = pick(categoryName(category));
        return (
          <div key={category.key}>
            <div className={styles.zone} data-active={category.key === inHand || undefined}>
              <HuePicker
                hue={hues[index]!}
                onHue={(hue) => editor.edit((before) => recolourCategory(before, category.key, hue))}
              />
              <button
                type="button"
                className={styles.take}
                aria-pressed={category.key === inHand}
                aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
                title={t(isForChosen ? "paint.giveZone" : "paint.takeZone", { zone: name })}
                onClick={() => takePaint(editor, { kind: "category", category: category.key })}
              >
                <span>{name}</span>
                <span className="figures">{formats.number(counts.get(category.key) ?? 0)}</span>
                {index < 9 && <kbd>{index + 1}</kbd>}
              </button>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("paint.removeZone", { zone: name })}
                onClick={() =>
                  counts.get(category.key)
                    ? setLeaving(category.key)
                    : editor.edit((before) => removeCategory(before, category.key, null))
                }
              >
                ×
              </ActionIcon>
            </div>
            {category.key === inHand && <Names editor={editor} state={state} category={category} name={name} />}
            {category.key === leaving && (
              <Leaving
                question={t("paint.removing", { count: counts.get(category.key) ?? 0, zone: name })}
                heirs={categories.filter(({ key }) => key !== category.key)}
                onCancel={() => setLeaving(null)}
                onRemove={(heir) => {
                  setLeaving(null);
                  editor.edit((before) => removeCategory(before, category.key, heir));
                }}
              />
            )}
          </div>
        );
      })}
      <div className={classes.acts}>
        <Button
          size="compact-sm"
          variant="default"
          disabled={categories.length >= mostCategories}
          onClick={() => createZone(editor)}
        >
          {t("paint.addZone")}
        </Button>
        {last && zoned < total && (
          <Button size="compact-sm" variant="default" onClick={() => zoneTheRest(editor, last.key)}>
            {t("paint.rest", { zone: pick(categoryName(last)) })}
          </Button>
        )}
      </div>
      {last && zoned < total && <p className={classes.state}>{t("paint.without", { count: total - zoned })}</p>}
    </section>
  );
}

function Names({ editor, category, name }: PartProps & { readonly category: CategoryDocument; readonly name: string }) {
  const t = useAdminText();
  const label = categoryName(category);
  const rename = (part: Partial<typeof label>) =>
    editor.edit((before) => renameCategory(before, category.key, { ...label, ...part }));
  return (
    <div className={classes.pair}>
      <Words label={t("paint.nameZh", { zone: name })} value={label.zh} most={60} onWords={(zh) => rename({ zh })} />
      <Words label={t("paint.nameEn", { zone: name })} value={label.en} most={60} onWords={(en) => rename({ en })} />
    </div>
  );
}

interface LeavingProps {
  readonly question: string;
  readonly heirs: readonly CategoryDocument[];
  readonly onCancel: () => void;
  readonly onRemove: (heir: string | null) => void;
}

/** Where the seats of a zone go that is about to be removed. */
function Leaving({ question, heirs, onCancel, onRemove }: LeavingProps) {
  const t = useAdminText();
  const { pick } = useLocale();
  const [heir, setHeir] = useState("");
  return (
    <div className={styles.leaving} role="alert">
      <NativeSelect
        size="xs"
        label={question}
        value={heir}
        data={[
          { value: "", label: t("paint.noZone") },
          ...heirs.map((each) => ({ value: each.key, label: pick(categoryName(each)) })),
        ]}
        onChange={(event) => setHeir(event.currentTarget.value)}
      />
      <div className={classes.acts}>
        <Button size="compact-sm" onClick={() => onRemove(heir === "" ? null : heir)}>
          {t("paint.remove")}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          {t("paint.cancel")}
        </Button>
      </div>
    </div>
  );
}
