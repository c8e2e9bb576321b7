import { buildSchema, getOperationAST, parse, validate } from "graphql";
import { expect, test } from "vitest";
import { compileLimits, defaultLimits } from "./document-limits.ts";

const schema = buildSchema(`
  type Query { people(first: Int = 20): PersonConnection!  person: Person  pets: [Pet!]! }
  type PersonConnection { edges: [PersonEdge!]! }
  type PersonEdge { node: Person! }
  type Person { name: String! friends(first: Int = 5): PersonConnection! pets: [Pet!]! }
  union Pet = Cat | Dog
  type Cat { name: String! owner: Person! }
  type Dog { name: String! owner: Person! }
  type Mutation { a: Int b: Int }
`);

function check(text: string, variables: Record<string, unknown> = {}, limits = {}): void {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  compileLimits(schema, document, getOperationAST(document)!, { ...defaultLimits, ...limits })(variables);
}

test("cost multiplies by `first`, written, defaulted or in a variable", () => {
  const people = (first: string) =>
    `query Q($n: Int = 7) { people${first} { edges { node { name } } } __typename @skip(if: false) x: people(first: $n) { __typename } }`;
  // people: 1 + n × (edges 1 + (node 1 + name 1)); __typename 1; x: 1 + 7 × 1
  expect(() => check(people("(first: 10)"), {}, { mostCost: 1 + 10 * 3 + 1 + 8 })).not.toThrow();
  expect(() => check(people("(first: 10)"), {}, { mostCost: 1 + 10 * 3 + 8 })).toThrow("too much");
  expect(() => check(people(""), {}, { mostCost: 1 + 20 * 3 + 8 })).toThrow("too much");
  expect(() => check(people("(first: 1)"), { n: 1000 }, { mostCost: 900 })).toThrow("too much");
});

test("lists inside lists multiply, whatever fragments and unions they hide in", () => {
  const text = `
    query { pets { ... on Dog { ...Deep } ... on Cat { owner { name } } } }
    fragment Deep on Dog { owner { pets { ... on Dog { owner { pets { __typename } } } } } }`;
  expect(() => check(text, {}, { mostCost: 1_000 })).toThrow("too much");
  expect(() => check(text)).not.toThrow();
});

test("depth counts fields, through fragments too", () => {
  const text = `query { person { ...A } } fragment A on Person { pets { ... on Cat { owner { name } } } }`;
  expect(() => check(text, {}, { mostDepth: 4 })).not.toThrow();
  expect(() => check(text, {}, { mostDepth: 3 })).toThrow("deeper");
});

test("fragments that double themselves are refused before they are walked to the end", () => {
  const fragments = Array.from({ length: 30 }, (_, index) =>
    `fragment F${index} on Person { a: ...on Person { name } }`.replace("a: ", ""),
  );
  const doubling = Array.from(
    { length: 12 },
    (_, index) =>
      `fragment G${index} on Person { ${index === 11 ? "name" : `...G${index + 1} ...on Person { ...G${index + 1} }`} }`,
  );
  expect(() => check(`query { person { ...F0 ...G0 } } ${fragments[0]} ${doubling.join(" ")}`)).toThrow("fields");
});

test("only so many mutations in one request", () => {
  expect(() => check("mutation { a b }", {}, { mostMutations: 2 })).not.toThrow();
  expect(() => check("mutation { a b c: a }", {}, { mostMutations: 2 })).toThrow("mutations");
});
