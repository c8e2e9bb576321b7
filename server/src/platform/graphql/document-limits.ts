import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  GraphQLError,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

/** How much one operation may ask for. */
export interface OperationLimits {
  /** Fields inside fields. */
  readonly mostDepth: number;
  /** Fields that would be resolved, lists multiplied by their size. */
  readonly mostCost: number;
  /** Fields written in the document after fragments are put in. */
  readonly mostFields: number;
  /** Root fields of one mutation, aliases included. */
  readonly mostMutations: number;
}

export const defaultLimits: OperationLimits = { mostDepth: 15, mostCost: 50_000, mostFields: 1_500, mostMutations: 5 };

/** What a list of objects without `first` counts as. */
const assumedListLength = 10;

type Variables = Readonly<Record<string, unknown>>;
/** The cost of one field, once the variables are known. */
type Cost = (variables: Variables) => number;

/**
 * Walks an operation once and answers a check for its executions: the shape (depth, fields, mutations) is judged
 * at once by throwing, the cost needs the variables, as `first` may be one.
 * A field costs 1 and what is inside it, times `first`, or times 10 for another list of objects.
 * The document must have been validated against the schema.
 */
export function compileLimits(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  limits: OperationLimits = defaultLimits,
): (variables: Variables) => void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const rootType = schema.getRootType(operation.operation);
  if (!rootType) throw refusal(`There are no operations of kind ${operation.operation}.`);
  const defaults: Record<string, unknown> = {};
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue?.kind === Kind.INT) defaults[variable.name.value] = Number(defaultValue.value);
  }
  let fieldCount = 0;

  function selectionCost(set: SelectionSetNode, type: GraphQLCompositeType, depth: number): Cost {
    if (depth > limits.mostDepth) throw refusal(`Nested deeper than ${limits.mostDepth} levels.`);
    const parts: Cost[] = [];
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        if (++fieldCount > limits.mostFields) throw refusal(`More than ${limits.mostFields} fields.`);
        parts.push(fieldCost(selection, type, depth));
        continue;
      }
      const fragment = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (!fragment) continue;
      // A fragment on a member of a union is looked at in that member.
      const onType = fragment.typeCondition ? schema.getType(fragment.typeCondition.name.value) : type;
      if (isCompositeType(onType)) parts.push(selectionCost(fragment.selectionSet, onType, depth));
    }
    return (variables) => parts.reduce((sum, part) => sum + part(variables), 0);
  }

  function fieldCost(node: FieldNode, parent: GraphQLCompositeType, depth: number): Cost {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (!field || !node.selectionSet) return () => 1;
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return () => 1;
    const inside = selectionCost(node.selectionSet, type, depth + 1);
    const times = multiplier(node, field, parent, defaults);
    return (variables) => 1 + times(variables) * inside(variables);
  }

  const cost = selectionCost(operation.selectionSet, rootType, 1);
  if (operation.operation === "mutation" && operation.selectionSet.selections.length > limits.mostMutations) {
    throw refusal(`More than ${limits.mostMutations} mutations in one request.`);
  }
  return (variables) => {
    const asked = cost(variables);
    if (asked > limits.mostCost) throw refusal(`Asks for too much at once: ${asked} of at most ${limits.mostCost}.`);
  };
}

function multiplier(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  parent: GraphQLCompositeType,
  defaults: Variables,
): Cost {
  const first = field.args.find((arg) => arg.name === "first");
  if (first) {
    const given = node.arguments?.find((argument) => argument.name.value === "first")?.value;
    const fallback = typeof first.defaultValue === "number" ? first.defaultValue : assumedListLength;
    if (given?.kind === Kind.INT) return () => size(Number(given.value), fallback);
    if (given?.kind === Kind.VARIABLE) {
      const name = given.name.value;
      return (variables) => size(variables[name] ?? defaults[name], fallback);
    }
    return () => fallback;
  }
  const type = isNonNullType(field.type) ? field.type.ofType : field.type;
  // The length of a connection's edges was counted at the connection.
  const inConnection = parent.name.endsWith("Connection");
  const length = isListType(type) && !inConnection ? assumedListLength : 1;
  return () => length;
}

function size(value: unknown, fallback: number): number {
  return typeof value === "number" && Number.isFinite(value) ? Math.max(1, value) : fallback;
}

function refusal(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "OPERATION_TOO_COSTLY" } });
}
