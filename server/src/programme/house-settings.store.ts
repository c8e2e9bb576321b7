import type { Currency } from "@parterre/money";
import { In } from "typeorm";
import type { EntityTransaction } from "../platform/database/index.ts";
import type { Page, PageRequest } from "../platform/graphql/index.ts";
import { ExchangeRate } from "./exchange-rate.entity.ts";
import { Fee } from "./fee.entity.ts";
import { Performance } from "./performance.entity.ts";
import { PromotionRecord } from "./promotion.entity.ts";
import { Tax, TaxRate } from "./tax.entity.ts";
import { TicketType } from "./ticket-type.entity.ts";

export function findTicketTypeByCode(tx: EntityTransaction, code: string): Promise<TicketType | null> {
  return tx.manager.findOneBy(TicketType, { code });
}

export async function saveTicketTypeRow(tx: EntityTransaction, type: TicketType): Promise<TicketType> {
  return tx.manager.save(TicketType, type);
}

export function findFees(tx: EntityTransaction): Promise<Fee[]> {
  return tx.manager.find(Fee, { order: { code: "ASC" } });
}

export function findFeeByCode(tx: EntityTransaction, code: string): Promise<Fee | null> {
  return tx.manager.findOneBy(Fee, { code });
}

export async function saveFeeRow(tx: EntityTransaction, fee: Fee): Promise<Fee> {
  return tx.manager.save(Fee, fee);
}

export async function deleteFee(tx: EntityTransaction, code: string): Promise<void> {
  await tx.manager.delete(Fee, { code });
}

/** A tax with its rates, the earliest first. */
export interface TaxWithRates {
  readonly tax: Tax;
  readonly rates: readonly TaxRate[];
}

export async function findTaxes(tx: EntityTransaction): Promise<TaxWithRates[]> {
  const taxes = await tx.manager.find(Tax, { order: { code: "ASC" } });
  const rates = await tx.manager.find(TaxRate, { order: { validFrom: "ASC" } });
  return taxes.map((tax) => ({ tax, rates: rates.filter((rate) => rate.taxCode === tax.code) }));
}

export async function hasTax(tx: EntityTransaction, code: string): Promise<boolean> {
  return tx.manager.existsBy(Tax, { code });
}

/** Whether a performance or fee is taxed by it. */
export async function isTaxInUse(tx: EntityTransaction, code: string): Promise<boolean> {
  return (
    (await tx.manager.existsBy(Performance, { taxCode: code })) || (await tx.manager.existsBy(Fee, { taxCode: code }))
  );
}

export async function replaceTax(tx: EntityTransaction, { tax, rates }: TaxWithRates): Promise<void> {
  await tx.manager.upsert(Tax, tax, ["code"]);
  await tx.manager.delete(TaxRate, { taxCode: tax.code });
  if (rates.length > 0) await tx.manager.insert(TaxRate, [...rates]);
}

export async function deleteTax(tx: EntityTransaction, code: string): Promise<void> {
  await tx.manager.delete(Tax, { code });
}

export async function setTaxOfPerformance(tx: EntityTransaction, id: number, taxCode: string | null): Promise<void> {
  await tx.manager.update(Performance, { id }, { taxCode });
}

export function findPromotion(tx: EntityTransaction, id: string): Promise<PromotionRecord | null> {
  return tx.manager.findOneBy(PromotionRecord, { id });
}

export function findPromotionOfCode(tx: EntityTransaction, code: string): Promise<PromotionRecord | null> {
  return tx.manager.findOneBy(PromotionRecord, { code });
}

export async function savePromotionRow(tx: EntityTransaction, promotion: PromotionRecord): Promise<PromotionRecord> {
  return tx.manager.save(PromotionRecord, promotion);
}

export async function deletePromotion(tx: EntityTransaction, id: string): Promise<void> {
  await tx.manager.delete(PromotionRecord, { id });
}

/** One page of promotions, newest first; ids are in order of time. */
export async function findPromotionPage(
  tx: EntityTransaction,
  { first, after }: PageRequest,
): Promise<Page<PromotionRecord>> {
  const query = tx.manager.createQueryBuilder(PromotionRecord, "promotion").orderBy("promotion.id", "DESC");
  if (after) query.where("promotion.id < :after", { after: after[0] });
  const rows = await query.take(first + 1).getMany();
  const totalCount = await tx.manager.count(PromotionRecord);
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first, totalCount };
}

/** Performances that exist of these. */
export async function countPerformances(tx: EntityTransaction, ids: readonly number[]): Promise<number> {
  return tx.manager.countBy(Performance, { id: In([...ids]) });
}

export async function saveExchangeRateRow(tx: EntityTransaction, rate: Omit<ExchangeRate, "recordedAt">) {
  await tx.manager.upsert(ExchangeRate, { ...rate, recordedAt: new Date() }, ["base", "quote", "day"]);
  return tx.manager.findOneByOrFail(ExchangeRate, { base: rate.base, quote: rate.quote, day: rate.day });
}

/** The newest first; of one pair, or of all. */
export function findExchangeRates(
  tx: EntityTransaction,
  pair: { readonly base: Currency; readonly quote: Currency } | null,
  most: number,
): Promise<ExchangeRate[]> {
  return tx.manager.find(ExchangeRate, {
    ...(pair ? { where: pair } : {}),
    order: { day: "DESC", base: "ASC", quote: "ASC" },
    take: most,
  });
}
