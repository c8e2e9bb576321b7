import { buildSchema, isAbstractType } from "graphql";
import { expect, it } from "vitest";
import schemaText from "../../../../schema.graphql?raw";
import { possibleTypes } from "./possible-types.ts";

it("knows every member of the schema's unions and interfaces", () => {
  const schema = buildSchema(schemaText);
  const fromSchema: Record<string, string[]> = {};
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type))
      fromSchema[type.name] = schema
        .getPossibleTypes(type)
        .map((member) => member.name)
        .sort();
  }
  const ours = Object.fromEntries(Object.entries(possibleTypes).map(([name, members]) => [name, [...members].sort()]));
  expect(ours).toEqual(fromSchema);
});
