import { GraphQLError } from "graphql";
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";
import { type RequestContext, type StaffActor, StaffMemberType } from "../identity/index.ts";
import { ReservationType } from "../inventory/index.ts";
import { CustomerMessageType } from "../messages/index.ts";
import { OrderType } from "../sales/index.ts";
import { addNote } from "./add-note.ts";
import type { CustomerRefusal } from "./customer.rules.ts";
import { findCustomersByIds, findNotes } from "./customer.store.ts";
import type { CustomerTools } from "./customer-tools.ts";
import {
  CustomerKnownType,
  CustomerLookUpType,
  CustomerNoteType,
  CustomerRefusedType,
  CustomerSavedType,
  CustomerType,
  KnownBuyerType,
  SaveCustomerInput,
  SaveCustomerResult,
  toCustomerType,
} from "./customers.type.ts";
import { forgetCustomer } from "./forget-customer.ts";
import { lookUp } from "./look-up.ts";
import { saveCustomer } from "./save-customer.ts";

const mostFound = 20;
const mostHistory = 50;

/** Who calls, and what the house knows of them. */
@Resolver(() => CustomerType)
export class CustomersResolver {
  constructor(private readonly tools: CustomerTools) {}

  @Authorized("customers.keep")
  @Query(() => CustomerLookUpType, {
    description:
      "Who it may be: by part of a name, the beginning of a telephone number or an e-mail address, the reference of an order or a reservation, or a collect code. From two characters on.",
  })
  async lookUpCustomers(
    @Arg("search", () => String, { description: "As typed." }) search: string,
    @Arg("first", () => Int, { defaultValue: 8, description: `At most so many, up to ${mostFound}.` }) first: number,
  ): Promise<CustomerLookUpType> {
    if (first < 1 || first > mostFound) throw badInput(`\`first\` must be from 1 to ${mostFound}.`);
    const { customers, buyers } = await lookUp(this.tools, search, first);
    return Object.assign(new CustomerLookUpType(), {
      customers: customers.map(toCustomerType),
      buyers: buyers.map((buyer) => Object.assign(new KnownBuyerType(), buyer)),
    });
  }

  @Authorized("customers.keep")
  @Query(() => CustomerType, { nullable: true, description: "A customer; null for none." })
  async customer(@Arg("id", () => ID, { description: "Which." }) id: string): Promise<CustomerType | null> {
    const [found] = await this.tools.database.read((tx) => findCustomersByIds(tx, [id]));
    return found ? toCustomerType(found) : null;
  }

  @Authorized("customers.keep")
  @Mutation(() => SaveCustomerResult, { description: "Writes a customer down, or changes what is written." })
  async saveCustomer(
    @Arg("input", () => SaveCustomerInput, { description: "Who they are." }) input: SaveCustomerInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SaveCustomerResult> {
    const { name, locale, wantsNews } = input;
    const outcome = await saveCustomer(this.tools, actor as StaffActor, {
      ...{ name, locale, wantsNews, phone: input.phone ?? null, email: input.email ?? null },
      customerId: input.customerId ?? null,
    });
    if (outcome.kind !== "known") return this.answer(outcome);
    const [known] = await this.tools.database.read((tx) => findCustomersByIds(tx, [outcome.id]));
    const reason =
      outcome.field === "phone"
        ? { zh: `这个电话已属于顾客“${known!.name}”。`, en: `This telephone number is ${known!.name}'s.` }
        : { zh: `这个邮箱已属于顾客“${known!.name}”。`, en: `This e-mail address is ${known!.name}'s.` };
    return Object.assign(new CustomerKnownType(), {
      ...{ reason, known: toCustomerType(known!), knownBy: outcome.field },
    });
  }

  @Authorized("customers.keep")
  @Mutation(() => SaveCustomerResult, { description: "Writes a note beside a customer." })
  async addCustomerNote(
    @Arg("customerId", () => ID, { description: "Which." }) customerId: string,
    @Arg("text", () => String, { description: "1 to 1000 characters." }) text: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SaveCustomerResult> {
    return this.answer(await addNote(this.tools, actor as StaffActor, { customerId, text }));
  }

  @Authorized("customers.forget")
  @Mutation(() => SaveCustomerResult, {
    description: "Takes everything that names a customer off the books for good; what was sold and paid stays.",
  })
  async forgetCustomer(
    @Arg("customerId", () => ID, { description: "Which." }) customerId: string,
    @Arg("reason", () => String, { description: "Why; kept in the audit log." }) reason: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SaveCustomerResult> {
    return this.answer(await forgetCustomer(this.tools, actor as StaffActor, { customerId, reason }));
  }

  @FieldResolver(() => [OrderType], { description: `Newest first, at most ${mostHistory}.` })
  async orders(@Root() customer: CustomerType): Promise<readonly OrderType[]> {
    return this.tools.sales.ordersOf(keysOf(customer), mostHistory);
  }

  @FieldResolver(() => [ReservationType], { description: `Newest first, at most ${mostHistory}.` })
  async reservations(@Root() customer: CustomerType): Promise<readonly ReservationType[]> {
    return this.tools.inventory.reservationsOf(keysOf(customer), mostHistory);
  }

  @FieldResolver(() => [CustomerMessageType], {
    description: `What they were told about their orders, newest first, at most ${mostHistory}.`,
  })
  async messages(@Root() customer: CustomerType): Promise<readonly CustomerMessageType[]> {
    const orders = await this.tools.sales.ordersOf(keysOf(customer), mostHistory);
    return this.tools.messages.saidAbout(
      orders.map((order) => order.id),
      mostHistory,
    );
  }

  @FieldResolver(() => [CustomerNoteType], { description: `Newest first, at most ${mostHistory}.` })
  async notes(@Root() { id }: CustomerType): Promise<CustomerNoteType[]> {
    const notes = await this.tools.database.read((tx) => findNotes(tx, id, mostHistory));
    return notes.map((note) => Object.assign(new CustomerNoteType(), note));
  }

  private async answer(
    outcome: { readonly kind: "saved"; readonly id: string } | CustomerRefusal,
  ): Promise<typeof SaveCustomerResult> {
    if (outcome.kind === "refused") {
      return Object.assign(new CustomerRefusedType(), { reason: outcome.reason, field: outcome.field });
    }
    const [customer] = await this.tools.database.read((tx) => findCustomersByIds(tx, [outcome.id]));
    return Object.assign(new CustomerSavedType(), { customer: toCustomerType(customer!) });
  }
}

@Resolver(() => CustomerNoteType)
export class CustomerNoteFieldsResolver {
  constructor(private readonly identity: CustomerTools["identity"]) {}

  @FieldResolver(() => StaffMemberType, { nullable: true, description: "Who wrote it." })
  author(@Root() { writtenBy }: CustomerNoteType, @Ctx() { loaders }: RequestContext): Promise<StaffMemberType | null> {
    return this.identity.loadStaffMember(loaders, writtenBy);
  }
}

/** What their orders are found by. */
function keysOf({ id, phone, email }: CustomerType) {
  return { customerId: id, phone, email };
}

function badInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_USER_INPUT" } });
}
