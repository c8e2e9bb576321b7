import { Arg, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { validate as isUuid } from "uuid";
import type { RequestContext, StaffActor } from "../identity/index.ts";
import { PerformanceType } from "../programme/index.ts";
import { SaveTicketTemplateInput, UseTicketTemplateInput } from "./box-office-inputs.type.ts";
import {
  SaveTicketTemplateResult,
  TicketTemplateSavedType,
  TicketTemplateUseSavedType,
  toBoxOfficeRefused,
  toTemplateWrong,
  UseTicketTemplateResult,
} from "./box-office-results.type.ts";
import type { BoxOfficeTools } from "./box-office-tools.ts";
import { endTemplateUse } from "./end-template-use.ts";
import {
  TicketTemplateUseType,
  TicketTemplateVersionType,
  TicketTypeTemplateType,
  toTemplateUseType,
  toTemplateVersionType,
} from "./print.type.ts";
import { isNotDone } from "./refused.ts";
import { saveTicketTemplate, useTicketTemplate } from "./save-ticket-template.ts";
import { findNewestVersions, findTemplatesForTypes, findTemplateUses, findTemplateVersions } from "./template.store.ts";

@Resolver()
export class TemplatesResolver {
  constructor(private readonly tools: BoxOfficeTools) {}

  @Authorized("tickets.print")
  @Query(() => [TicketTemplateVersionType], { description: "The newest version of every ticket template, by name." })
  async ticketTemplates(): Promise<TicketTemplateVersionType[]> {
    return (await this.tools.database.read(findNewestVersions)).map(toTemplateVersionType);
  }

  @Authorized("tickets.print")
  @Query(() => [TicketTemplateVersionType], { description: "Every version of a ticket template, newest first." })
  async ticketTemplateVersions(
    @Arg("templateId", () => ID, { description: "The template." }) templateId: string,
  ): Promise<TicketTemplateVersionType[]> {
    if (!isUuid(templateId)) return [];
    return (await this.tools.database.read((tx) => findTemplateVersions(tx, templateId))).map(toTemplateVersionType);
  }

  @Authorized("tickets.print")
  @Query(() => [TicketTemplateUseType], { description: "What each template prints." })
  async ticketTemplateUses(): Promise<TicketTemplateUseType[]> {
    return (await this.tools.database.read(findTemplateUses)).map(toTemplateUseType);
  }

  @Authorized("tickets.design")
  @Mutation(() => SaveTicketTemplateResult, { description: "Saves a ticket template as its next version." })
  async saveTicketTemplate(
    @Arg("input", () => SaveTicketTemplateInput, { description: "The template." }) input: SaveTicketTemplateInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof SaveTicketTemplateResult> {
    const saved = await saveTicketTemplate(this.tools, actor as StaffActor, { ...input, id: input.id ?? null });
    if (isNotDone(saved)) return toBoxOfficeRefused(saved);
    if ("problems" in saved) return toTemplateWrong(saved);
    return Object.assign(new TicketTemplateSavedType(), { version: toTemplateVersionType(saved) });
  }

  @Authorized("tickets.design")
  @Mutation(() => UseTicketTemplateResult, {
    description: "Says what a template prints, on the paper it is drawn for.",
  })
  async useTicketTemplate(
    @Arg("input", () => UseTicketTemplateInput, { description: "What it prints." }) input: UseTicketTemplateInput,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof UseTicketTemplateResult> {
    const { templateId, eventId, ticketTypeId } = input;
    const use = { templateId, eventId: eventId ?? null, ticketTypeId: ticketTypeId ?? null };
    const saved = await useTicketTemplate(this.tools, actor as StaffActor, use);
    if (isNotDone(saved)) return toBoxOfficeRefused(saved);
    return Object.assign(new TicketTemplateUseSavedType(), { use: toTemplateUseType(saved) });
  }

  @Authorized("tickets.design")
  @Mutation(() => UseTicketTemplateResult, {
    description: "Ends what a template was said to print; the next weaker rule for that paper takes over.",
  })
  async endTicketTemplateUse(
    @Arg("useId", () => ID, { description: "The rule." }) useId: string,
    @Ctx() { actor }: RequestContext,
  ): Promise<typeof UseTicketTemplateResult> {
    const ended = await endTemplateUse(this.tools, actor as StaffActor, useId);
    if (isNotDone(ended)) return toBoxOfficeRefused(ended);
    return Object.assign(new TicketTemplateUseSavedType(), { use: toTemplateUseType(ended) });
  }
}

@Resolver(() => PerformanceType)
export class PerformanceTemplatesResolver {
  constructor(private readonly tools: BoxOfficeTools) {}

  @Authorized("tickets.print")
  @FieldResolver(() => [TicketTypeTemplateType], {
    description: "What its tickets are printed with on a kind of paper; types that nothing is for are left out.",
  })
  async ticketTemplates(
    @Root() performance: PerformanceType,
    @Arg("stockCode", () => String, { description: "The kind of paper." }) stockCode: string,
  ): Promise<TicketTypeTemplateType[]> {
    const rows = await this.tools.database.read((tx) => findTemplatesForTypes(tx, Number(performance.id), stockCode));
    return rows.map((row) =>
      Object.assign(new TicketTypeTemplateType(), {
        ticketTypeId: row.ticket_type_id,
        template: toTemplateVersionType(row),
      }),
    );
  }
}
