import { createHash } from "node:crypto";
import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { GraphQLError, getOperationAST, parse, validate } from "graphql";
import { compileLimits } from "./document-limits.ts";

/** A document that was parsed, validated and judged once. */
export interface KnownDocument {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Throws when the operation asks for too much with these variables. */
  readonly checkCost: (variables: Readonly<Record<string, unknown>>) => void;
}

const mostDocuments = 2_000;
const mostTextLength = 30_000;

/**
 * Documents with exactly one operation that have been found valid, by their text and by its SHA-256. Parsing and
 * validating costs more than most operations themselves. Holds the ones used last.
 */
export class DocumentCache {
  private readonly byText = new Map<string, KnownDocument>();
  private readonly textByHash = new Map<string, string>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** The known document of a request, by text if it has one, else by hash. */
  find(text: string | undefined, hash: string | undefined): KnownDocument | undefined {
    const key = text ?? (hash === undefined ? undefined : this.textByHash.get(hash));
    if (key === undefined) return undefined;
    const known = this.byText.get(key);
    if (known && this.byText.size > mostDocuments / 2) {
      // Moved to the end: the first in the map is the one not used for longest.
      this.byText.delete(key);
      this.byText.set(key, known);
    }
    return known;
  }

  /** Keeps a document that is valid. Throws a GraphQLError when its shape is beyond the limits. */
  add(text: string, document: DocumentNode): KnownDocument | undefined {
    const operation = getOperationAST(document);
    if (!operation) return undefined;
    const known = { document, operation, checkCost: compileLimits(this.schema, document, operation) };
    if (text.length > mostTextLength) return known;
    if (this.byText.size >= mostDocuments) {
      const oldest = this.byText.keys().next().value as string;
      this.byText.delete(oldest);
      this.textByHash.delete(hashOf(oldest));
    }
    this.byText.set(text, known);
    this.textByHash.set(hashOf(text), text);
    return known;
  }

  /** Parses and validates a document ahead of its first use. Throws a GraphQLError that says what is wrong. */
  learn(text: string): KnownDocument {
    const document = parse(text, { maxTokens: 5_000 });
    const [problem] = validate(this.schema, document);
    if (problem) throw problem;
    const known = this.add(text, document);
    if (!known) throw new GraphQLError("A document must have exactly one operation.");
    return known;
  }
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
