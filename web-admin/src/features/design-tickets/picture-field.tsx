import { Button, Checkbox, FileButton } from "@mantine/core";
import {
  blackAndWhite,
  type Dpi,
  type ImagePart,
  imageBits,
  placeInDots,
  type TicketPart,
} from "@parterre/ticket-print";
import { useState } from "react";
import { useAdminText } from "../../texts/use-admin-text.ts";
import type { EditPart } from "./edit-part.ts";

/** What a template takes of one picture. */
const mostBytes = 64 * 1024;

export interface PictureFieldProps {
  readonly part: ImagePart;
  readonly dpi: Dpi;
  readonly onEdit: EditPart;
}

/** Puts a picture into its box, at the dots of the resolution one looks at. */
export function PictureField({ part, dpi, onEdit }: PictureFieldProps) {
  const t = useAdminText();
  const [photograph, setPhotograph] = useState(false);
  const [failed, setFailed] = useState(false);
  const choose = async (file: File | null) => {
    if (!file) return;
    try {
      const bits = await dotsOf(file, placeInDots(part, dpi), photograph);
      setFailed(false);
      onEdit("", (before) => ({ ...before, ...bits }) as TicketPart);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <Checkbox
        label={t("tickets.photograph")}
        checked={photograph}
        onChange={(event) => setPhotograph(event.currentTarget.checked)}
      />
      <FileButton onChange={(file) => void choose(file)} accept="image/*">
        {(button) => (
          <Button variant="default" size="sm" {...button}>
            {t("tickets.choosePicture")}
          </Button>
        )}
      </FileButton>
      {failed && <p role="alert">{t("tickets.pictureFailed")}</p>}
    </>
  );
}

/** A picture scaled into a box without being stretched, the rest of it white, one bit a dot. */
async function dotsOf(file: File, box: { readonly width: number; readonly height: number }, photograph: boolean) {
  const picture = await createImageBitmap(file);
  const canvas = new OffscreenCanvas(box.width, box.height);
  const context = canvas.getContext("2d")!;
  const scale = Math.min(box.width / picture.width, box.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  context.drawImage(picture, (box.width - width) / 2, (box.height - height) / 2, width, height);
  const { data } = context.getImageData(0, 0, box.width, box.height);
  const bitmap = blackAndWhite(data, box.width, box.height, photograph ? "photograph" : "drawing");
  if (bitmap.data.length > mostBytes) throw new RangeError("a picture of more than 64 kB");
  return imageBits(bitmap);
}
