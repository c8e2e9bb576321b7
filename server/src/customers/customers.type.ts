import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { DateTime, RefusalType } from "../platform/graphql/index.ts";
import type { Customer } from "./customer.entity.ts";

@ObjectType("Customer", { description: "Somebody the house knows by name. Staff only." })
export class CustomerType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => String, { description: "As they want to be called; empty once they were forgotten." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Telephone number." })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: "E-mail address." })
  email!: string | null;

  @Field(() => String, { description: "BCP 47 tag of the language to write to them in." })
  locale!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: "Since when they may be written to about other performances; null: they did not agree.",
  })
  newsConsentAt!: Date | null;

  @Field(() => DateTime, { description: "When they were written down." })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When they were forgotten; null while they are known." })
  anonymisedAt!: Date | null;
}

export function toCustomerType(customer: Customer): CustomerType {
  const { createdBy: _, ...rest } = customer;
  return Object.assign(new CustomerType(), rest);
}

@ObjectType("CustomerNote", { description: "Something worth knowing the next time they call." })
export class CustomerNoteType {
  @Field(() => ID, { description: "Its identity." })
  id!: string;

  @Field(() => String, { description: "The note." })
  text!: string;

  @Field(() => DateTime, { description: "When it was written." })
  writtenAt!: Date;

  /** Not a field: whom the author is loaded by. */
  writtenBy!: string;
}

@ObjectType("KnownBuyer", {
  description: "Who bought or reserved something and has no record yet, as they said it then.",
})
export class KnownBuyerType {
  @Field(() => String, { nullable: true, description: "Name." })
  name!: string | null;

  @Field(() => String, { nullable: true, description: "Telephone number." })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: "E-mail address." })
  email!: string | null;

  @Field(() => String, { description: "Reference of their newest order, or of the reservation asked for." })
  orderReference!: string;
}

@ObjectType("CustomerLookUp", { description: "Who it may be that calls." })
export class CustomerLookUpType {
  @Field(() => [CustomerType], { description: "Customers with a record." })
  customers!: CustomerType[];

  @Field(() => [KnownBuyerType], { description: "Buyers without one." })
  buyers!: KnownBuyerType[];
}

@InputType("SaveCustomerInput", { description: "A customer as they are to be written down." })
export class SaveCustomerInput {
  @Field(() => ID, { nullable: true, description: "Which; null: a new one." })
  customerId?: string | null;

  @Field(() => String, { description: "1 to 100 characters." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Telephone number; this or an e-mail address is needed." })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "E-mail address." })
  email?: string | null;

  @Field(() => String, { description: "BCP 47 tag of their language: `zh…` or `en…`." })
  locale!: string;

  @Field(() => Boolean, { description: "Whether they agreed to be written to about other performances." })
  wantsNews!: boolean;
}

@ObjectType("CustomerSaved", { description: "It was written." })
export class CustomerSavedType {
  @Field(() => CustomerType, { description: "The customer as it is now." })
  customer!: CustomerType;
}

@ObjectType("CustomerKnown", {
  implements: RefusalType,
  description: "The telephone number or the e-mail address is another customer's; nothing was written.",
})
export class CustomerKnownType extends RefusalType {
  @Field(() => CustomerType, { description: "Whose it is." })
  known!: CustomerType;

  @Field(() => String, { description: "`phone` or `email`." })
  knownBy!: string;
}

@ObjectType("CustomerRefused", { implements: RefusalType, description: "Nothing was written." })
export class CustomerRefusedType extends RefusalType {
  @Field(() => String, { nullable: true, description: "The input to mend; null: it is the state of things." })
  field!: string | null;
}

export const SaveCustomerResult = createUnionType({
  name: "SaveCustomerResult",
  description: "The customer, or why nothing was written.",
  types: () => [CustomerSavedType, CustomerKnownType, CustomerRefusedType] as const,
});
