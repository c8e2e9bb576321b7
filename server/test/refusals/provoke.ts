import { type GraphQLField, getNamedType, isUnionType } from "graphql";
import type { TestClient } from "../test-client.ts";
import { codedFieldsOf, isRefusal, servedSchema } from "./refusal-list.ts";

/** What the server answered: the key of the refusal, or of the success that nobody wanted. */
export interface Answered {
  readonly keys: readonly string[];
  readonly reason: { readonly zh: string; readonly en: string } | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into what it asked for.
  readonly answer: any;
}

/** Asks for one operation with a document made from the schema: whatever it answers, the refusal is in it. */
export async function provoke(client: TestClient, operation: string, args: object): Promise<Answered> {
  const field = fieldOf(operation);
  const union = getNamedType(field.type);
  const { data, errors } = await client.send(documentOf(operation, field), args as Record<string, unknown>);
  if (errors || !data) throw new Error(`${operation}: ${errors?.map(({ message }) => message).join("; ")}`);
  const answer = data.answer;
  const member = servedSchema.getType(answer.__typename);
  const codes = Object.entries(answer)
    .filter(([name, code]) => name !== "__typename" && typeof code === "string")
    .map(([name, code]) => `${answer.__typename}.${name}=${code}`);
  const nested = answer.refusal ? [`HoldPartRefusal.${answer.refusal.__typename}`] : [];
  if (!member) throw new Error(`${operation} answered ${answer.__typename}`);
  return { keys: [`${union.name}.${answer.__typename}`, ...codes, ...nested], reason: answer.reason, answer };
}

const query = servedSchema.getQueryType()!.getFields();
const mutation = servedSchema.getMutationType()!.getFields();

function fieldOf(operation: string): GraphQLField<unknown, unknown> {
  const field = mutation[operation] ?? query[operation];
  if (!field) throw new Error(`there is no operation ${operation}`);
  return field;
}

function documentOf(operation: string, { args, type }: GraphQLField<unknown, unknown>): string {
  const union = getNamedType(type);
  if (!isUnionType(union)) throw new Error(`${operation} answers no union`);
  const coded = union
    .getTypes()
    .filter(isRefusal)
    .flatMap((member) => codedFieldsOf(member).map(({ field }) => `... on ${member.name} { ${field} }`));
  const parts = union.name === "HoldTogetherResult" ? ["... on HoldTogetherRefused { refusal { __typename } }"] : [];
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(", ");
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
  const kind = operation in mutation ? "mutation" : "query";
  return `${kind} (${declared}) { answer: ${operation}(${given}) {
    __typename ... on Refusal { reason { zh en } } ${[...coded, ...parts].join(" ")} } }`;
}
