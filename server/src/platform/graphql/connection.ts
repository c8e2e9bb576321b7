import { GraphQLError } from "graphql";
import { type ClassType, Field, Int, ObjectType } from "type-graphql";

/** The most nodes one page may ask for. */
const mostPerPage = 100;

@ObjectType("PageInfo", { description: "Where a page stands among all nodes, as Relay's connections say it." })
export class PageInfoType {
  @Field(() => Boolean, { description: "Whether more nodes follow the last one here." })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: "Whether nodes come before the first one here." })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: "Cursor of the first node here; null on an empty page." })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: "Cursor of the last node here: pass it as `after`." })
  endCursor!: string | null;
}

export interface Edge<Node> {
  cursor: string;
  node: Node;
}

export interface Connection<Node> {
  edges: Edge<Node>[];
  pageInfo: PageInfoType;
  totalCount: number;
}

/** What a cursor stands for: the sort key of a node, as texts. Readers of a cursor must check it themselves. */
export type CursorKey = readonly string[];

/** A page of keys asked for: checked size, and the sort key to start after. */
export interface PageRequest {
  readonly first: number;
  readonly after: CursorKey | null;
}

/** The rows of one page as a store answers: one row more than asked tells that a next page exists. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });
}

function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key), "utf8").toString("base64url");
}

/** The key inside a cursor with exactly `parts` parts. Throws BAD_USER_INPUT for anything we did not make. */
function decodeCursor(cursor: string, parts: number): CursorKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (Array.isArray(key) && key.length === parts && key.every((part) => typeof part === "string")) return key;
  } catch {
    // Not ours; refused below.
  }
  throw badInput("`after` is not a cursor of this list");
}

/** Checks `first` and `after` of a connection field. Throws BAD_USER_INPUT when they cannot be served. */
export function pageRequest(first: number, after: string | null | undefined, keyParts: number): PageRequest {
  if (!Number.isInteger(first) || first < 1 || first > mostPerPage) {
    throw badInput(`\`first\` must be from 1 to ${mostPerPage}`);
  }
  return { first, after: after == null ? null : decodeCursor(after, keyParts) };
}

/** A page of rows as a connection. `keyOf` is the sort key of a row, `toNode` its GraphQL object. */
export function toConnection<Row, Node>(
  page: Page<Row>,
  request: PageRequest,
  keyOf: (row: Row) => CursorKey,
  toNode: (row: Row) => Node,
): Connection<Node> {
  const edges = page.rows.map((row) => ({ cursor: encodeCursor(keyOf(row)), node: toNode(row) }));
  return {
    edges,
    totalCount: page.totalCount,
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage: request.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** Declares `XxxEdge` and `XxxConnection` for a node type; call once per node type, beside the type. */
export function connectionTypes<Node extends object>(name: string, nodeType: ClassType<Node>) {
  @ObjectType(`${name}Edge`, { description: `One ${name} of a page and its place in the list.` })
  class EdgeType implements Edge<Node> {
    @Field(() => String, { description: "Opaque place of the node in the list." })
    cursor!: string;

    @Field(() => nodeType, { description: "The node itself." })
    node!: Node;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name} nodes.` })
  class ConnectionType implements Connection<Node> {
    @Field(() => [EdgeType], { description: "The nodes of this page, in order." })
    edges!: EdgeType[];

    @Field(() => PageInfoType, { description: "Where this page stands." })
    pageInfo!: PageInfoType;

    @Field(() => Int, { description: "How many nodes the whole list has." })
    totalCount!: number;
  }

  return { EdgeType, ConnectionType };
}
