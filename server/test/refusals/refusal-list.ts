import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSchema, type GraphQLObjectType, type GraphQLSchema, isEnumType, isUnionType } from "graphql";

/** The schema as it is served; `npm run check -- schema` keeps the file so. */
export const servedSchema: GraphQLSchema = buildSchema(
  readFileSync(fileURLToPath(new URL("../../../schema.graphql", import.meta.url)), "utf8"),
);

export const isRefusal = (type: GraphQLObjectType): boolean =>
  type.getInterfaces().some(({ name }) => name === "Refusal");

/** Fields in which a refusal says which of several it is: `ApprovalRequired.act`, `TicketTypeRefused.breach` … */
export function codedFieldsOf(
  type: GraphQLObjectType,
): readonly { readonly field: string; readonly codes: string[] }[] {
  return Object.values(type.getFields()).flatMap(({ name, type: declared }) => {
    const named = "ofType" in declared ? declared.ofType : declared;
    return isEnumType(named) ? [{ field: name, codes: named.getValues().map((value) => value.name) }] : [];
  });
}

/**
 * Everything the API may refuse, from its schema: `Union.Refusal` for each member of each result union that is a
 * refusal, and `Refusal.field=CODE` for each code of a refusal that has codes.
 */
export function everyRefusal(): readonly string[] {
  const keys = new Set<string>();
  for (const type of Object.values(servedSchema.getTypeMap())) {
    if (!isUnionType(type)) continue;
    for (const member of type.getTypes().filter(isRefusal)) {
      keys.add(`${type.name}.${member.name}`);
      for (const { field, codes } of codedFieldsOf(member)) {
        for (const code of codes) keys.add(`${member.name}.${field}=${code}`);
      }
    }
  }
  return [...keys].sort();
}
