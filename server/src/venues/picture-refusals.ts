import type { LocalisedText } from "../platform/graphql/index.ts";
import { type PictureFault, pictureLimits } from "./picture-file.rules.ts";

export type PictureRefusalCode = PictureFault | "foreign-page" | "not-signed-in" | "not-allowed" | "no-such-picture";

const megabytes = pictureLimits.bytes / 1024 / 1024;
const { side } = pictureLimits;
const megapixels = pictureLimits.pixels / 1e6;

/** Why a picture was not kept or not found: the HTTP status, and the sentence to show. */
export const pictureRefusals: Readonly<
  Record<PictureRefusalCode, { readonly status: number; readonly reason: LocalisedText }>
> = {
  "not-a-picture": {
    status: 415,
    reason: {
      zh: "无法识别此文件。请上传 JPEG、PNG 或 WebP 图片。",
      en: "This file is not a JPEG, PNG or WebP picture.",
    },
  },
  "picture-too-large": {
    status: 413,
    reason: {
      zh: `图片太大，最多 ${megabytes} MB。`,
      en: `The picture is too large; at most ${megabytes} MB.`,
    },
  },
  "too-many-pixels": {
    status: 422,
    reason: {
      zh: `图片像素过多：每边最多 ${side} 像素，总共最多 ${megapixels * 100} 万像素。`,
      en: `The picture has too many pixels: at most ${side} on a side and ${megapixels} million in all.`,
    },
  },
  "foreign-page": {
    status: 403,
    reason: { zh: "只能从本站页面上传图片。", en: "Pictures are uploaded from our own pages only." },
  },
  "not-signed-in": { status: 401, reason: { zh: "请先登录。", en: "Please sign in." } },
  "not-allowed": { status: 403, reason: { zh: "你的角色不能上传图片。", en: "Your role may not upload pictures." } },
  "no-such-picture": { status: 404, reason: { zh: "没有这张图片。", en: "There is no such picture." } },
};
