import type { BothLanguages } from "@parterre/web-kit";

export interface KeptPicture {
  /** Its name in the house's store; it is shown from `/pictures/<hash>`. */
  readonly hash: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export type PictureUpload =
  | { readonly kind: "kept"; readonly picture: KeptPicture }
  | { readonly kind: "refused"; readonly reason: BothLanguages }
  | { readonly kind: "failed" };

/** Puts a JPEG, PNG or WebP file into the house's store of pictures; the same bytes are kept once. */
export async function uploadPicture(file: Blob): Promise<PictureUpload> {
  const response = await fetch("/pictures", {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": file.type.startsWith("image/") ? file.type : "image/unknown" },
    body: file,
  }).catch(() => null);
  const answer: unknown = await response?.json().catch(() => null);
  if (response?.ok && isPicture(answer)) return { kind: "kept", picture: answer };
  return isRefusal(answer) ? { kind: "refused", reason: answer.reason } : { kind: "failed" };
}

function isPicture(answer: unknown): answer is KeptPicture {
  return typeof answer === "object" && answer !== null && "hash" in answer && "width" in answer && "height" in answer;
}

function isRefusal(answer: unknown): answer is { readonly reason: BothLanguages } {
  return typeof answer === "object" && answer !== null && "reason" in answer;
}
