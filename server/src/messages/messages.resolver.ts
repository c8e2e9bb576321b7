import { Arg, Authorized, Field, ID, ObjectType, Query, Resolver } from "type-graphql";
import { validate as isUuid } from "uuid";
import type { Database } from "../platform/database/index.ts";
import { DateTime } from "../platform/graphql/index.ts";
import { findMessages } from "./message.store.ts";

@ObjectType("CustomerMessage", { description: "Something the house said to a customer, in their language." })
class CustomerMessageType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => String, { description: "What it is: `waiting.offered`, `sales.seat-moved` …" })
  kind!: string;

  @Field(() => String, { nullable: true, description: "To whom; null: no address is known, tell them another way." })
  email!: string | null;

  @Field(() => String, { description: "The subject." })
  subject!: string;

  @Field(() => String, { description: "The text, with the address where the customer goes on." })
  body!: string;

  @Field(() => DateTime, { description: "When it was written." })
  writtenAt!: Date;
}

const mostListed = 100;

@Resolver()
export class MessagesResolver {
  constructor(private readonly database: Database) {}

  @Authorized("orders.read")
  @Query(() => [CustomerMessageType], {
    description: `What was said to a customer about an order or an entry of a waiting list, newest first; at most ${mostListed}.`,
  })
  async customerMessages(
    @Arg("aboutId", () => ID, { description: "Of the order or the entry." }) aboutId: string,
  ): Promise<CustomerMessageType[]> {
    if (!isUuid(aboutId)) return [];
    const found = await this.database.read((tx) => findMessages(tx, aboutId, mostListed));
    return found.map((message) => Object.assign(new CustomerMessageType(), message));
  }
}
