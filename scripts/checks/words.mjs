import { linesMatching } from "./tracked-files.mjs";

/**
 * Words that mean something else in this house (docs/GLOSSARY.md): as identifiers, in texts people read, in the
 * schema. `allowed` names other people's interfaces, which are not about the domain.
 */
const banned = [
  {
    word: "section",
    instead: "block (a part of a seat map)",
    pattern: /section/i,
    allowed:
      /<\/?section\b|(component|as)="section"|(left|right)Section\w*|\w+-section\b|\.section\b|inter-?section|bisection/gi,
  },
  {
    word: "session",
    instead: "signIn (of staff), performance (of an event) or cart (of a buyer)",
    pattern: /session/i,
    allowed:
      /sessionStorage|session_(replication_role|user)|idle_in_transaction_session_timeout|pg_\w*session|SET SESSION|possession|CDPSession|checkout[./]sessions?\b/gi,
  },
  {
    // "To show" stays a verb; what is on tonight is a performance of an event.
    word: "show",
    instead: "performance or event",
    pattern:
      /\b(a|each|every|per|next|tonight's|sold-out) shows?\b|\bthe shows?\b(?! (how|what|that|who|where))|\bshow_?(Id|At|Date|Time|Count|Title|Name|List)\b|\b(class|interface|type|enum) Shows?\b|\bshows\b\s*[:=]/i,
    allowed: /$^/g,
  },
];
const sources =
  /^(server\/src|packages\/[^/]+\/(src|viewer|editor)|web-[^/]+\/src|test|bench)\/.*\.(ts|tsx)$|^schema\.graphql$|^docs\/.*\.(md|graphql)$|^README\.md$/;
/** The glossary says which words not to use; an importer speaks its format's language. */
const exempt = /^docs\/GLOSSARY\.md$|pretix|seat-map\/src\/import\/(seat-list|row-table\/read-row-table)/i;

/** Lines that use a banned word for a thing of the house. */
export async function wordProblems() {
  return linesMatching(sources, (line, file) => {
    if (exempt.test(file)) return undefined;
    const hit = banned.find(({ pattern, allowed }) => pattern.test(line.replace(allowed, "")));
    return hit && `"${hit.word}" (say: ${hit.instead})`;
  }).join("\n");
}
