import { type GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";
import { type AuthChecker, buildSchemaSync, type NonEmptyArray } from "type-graphql";

export interface ApiSchemaOptions<Context extends object> {
  /** Instances of resolver classes, made with what they need; one per class. */
  readonly resolvers: readonly object[];
  readonly authChecker: AuthChecker<Context>;
}

/** The executable schema of the resolvers. Throws when two instances of one class or none at all are given. */
export function buildApiSchema<Context extends object>(options: ApiSchemaOptions<Context>): GraphQLSchema {
  const instances = new Map<unknown, object>();
  for (const resolver of options.resolvers) {
    if (instances.has(resolver.constructor)) throw new Error(`two resolvers of class ${resolver.constructor.name}`);
    instances.set(resolver.constructor, resolver);
  }
  return buildSchemaSync({
    resolvers: [...instances.keys()] as unknown as NonEmptyArray<() => void>,
    container: {
      get: (someClass) => {
        const instance = instances.get(someClass);
        if (!instance) throw new Error(`no instance of resolver ${someClass.name}`);
        return instance;
      },
    },
    authChecker: options.authChecker,
    // Arguments are checked by the use cases' rules, which answer typed refusals.
    validate: false,
    // Subscriptions are served by the live broadcaster; nothing is ever published here.
    pubSub: {
      publish: () => {
        throw new Error("subscriptions are served by the live broadcaster");
      },
      subscribe: () => {
        throw new Error("subscriptions are served by the live broadcaster");
      },
    },
  });
}

/** The schema as text, in an order that does not depend on which file was loaded first. */
export function printApiSchema(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
