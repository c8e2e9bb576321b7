import { Arg, Authorized, ID, Query, Resolver } from "type-graphql";
import { validate as isUuid } from "uuid";
import type { Database } from "../platform/database/index.ts";
import { countLetters, findMessages } from "./message.store.ts";
import { CustomerMessageType, LetterBox, toCustomerMessageType } from "./messages.type.ts";

const mostListed = 100;

@Resolver()
export class MessagesResolver {
  constructor(
    private readonly database: Database,
    private readonly hasMailServer: boolean,
  ) {}

  @Authorized("orders.read")
  @Query(() => [CustomerMessageType], {
    description: `What was said to a customer about an order or an entry of a waiting list, newest first; at most ${mostListed}.`,
  })
  async customerMessages(
    @Arg("aboutId", () => ID, { description: "Of the order or the entry." }) aboutId: string,
  ): Promise<CustomerMessageType[]> {
    if (!isUuid(aboutId)) return [];
    const found = await this.database.read((tx) => findMessages(tx, aboutId, mostListed));
    return found.map((message) => toCustomerMessageType(message, this.hasMailServer));
  }

  @Authorized("orders.read")
  @Query(() => LetterBox, { description: "Whether letters to customers leave, and how many wait." })
  async letterBox(): Promise<LetterBox> {
    const counted = await this.database.read(countLetters);
    return Object.assign(new LetterBox(), { ...counted, hasMailServer: this.hasMailServer });
  }
}
