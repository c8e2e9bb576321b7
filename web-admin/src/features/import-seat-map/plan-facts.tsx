import { useFormats } from "@parterre/web-kit";
import { useAdminText } from "../../texts/use-admin-text.ts";
import classes from "./import-seat-map.module.css";
import type { PlanFound, PlanPicture } from "./read-plan.ts";

const encodings = { "utf-8": "UTF-8", "utf-16": "UTF-16", gb18030: "GB18030" };

/** What was found: format, blocks, rows, seats, categories. */
export function PlanFacts({ found, picture }: { readonly found: PlanFound; readonly picture: PlanPicture }) {
  const t = useAdminText();
  const { number } = useFormats();
  const { geometry } = picture;
  const facts = [
    [t("import.format"), t(`import.formats.${found.format}`)],
    ...(found.encoding === "utf-8" ? [] : [[t("import.encoding"), encodings[found.encoding]]]),
    [t("maps.seats"), geometry ? number(geometry.seatCount) : "–"],
    [t("maps.blocks"), geometry ? number(geometry.blocks.length) : "–"],
    [t("maps.rows"), geometry ? number(geometry.rows.length) : "–"],
    [t("import.categories"), number(picture.categoryCount)],
  ];
  return (
    <dl className={`${classes.facts} figures`}>
      {facts.map(([what, value]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
