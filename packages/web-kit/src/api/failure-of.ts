import { CombinedGraphQLErrors } from "@apollo/client/errors";
import type { BothLanguages } from "../language/use-text.ts";

/** Why the API did not even try: nobody is signed in any more, or the role does not allow it. Null: for another reason. */
export function turnedAway(error: unknown): "signedOut" | "notAllowed" | null {
  if (!CombinedGraphQLErrors.is(error)) return null;
  const codes = error.errors.map(({ extensions }) => extensions?.code);
  if (codes.includes("UNAUTHENTICATED")) return "signedOut";
  return codes.includes("FORBIDDEN") ? "notAllowed" : null;
}

const sentences = {
  signedOut: {
    zh: "您已不在登录状态，什么也没有改变。请刷新页面，重新登录。",
    en: "You are no longer signed in, and nothing was changed. Load the page again and sign in.",
  },
  notAllowed: {
    zh: "您的角色不能做这件事，什么也没有改变。请找有此权限的人。",
    en: "Your role does not allow this, and nothing was changed. Ask somebody whose role does.",
  },
  noAnswer: {
    zh: "服务器没有回应。请再试一次：不会重复处理。",
    en: "The server did not answer. Try again: nothing is done twice.",
  },
} as const satisfies Record<string, BothLanguages>;

/** What to say when a request failed instead of being answered, of an act that may be asked again with its key. */
export function failureOf(error?: unknown): BothLanguages {
  return sentences[turnedAway(error) ?? "noAnswer"];
}
