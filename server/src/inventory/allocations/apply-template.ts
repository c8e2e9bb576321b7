import { validate as isUuid, v7 as uuidv7 } from "uuid";
import type { Actor } from "../../identity/index.ts";
import type { EntityTransaction } from "../../platform/database/index.ts";
import type { SellingFacts } from "../../programme/index.ts";
import { insertSeats } from "../seat.store.ts";
import type { SeatsChanged } from "./allocate-seats.ts";
import type { AllocationRecord } from "./allocation.entity.ts";
import { type AllocationRefusal, longestName, lowestFreeNumber, refusal } from "./allocation.rules.ts";
import { findAllocations, insertAllocation } from "./allocation.store.ts";
import { findAllocationSeats, findTemplate, findTemplateParts, replaceTemplate } from "./allocation-template.store.ts";
import { type Allocating, type Changed, changeAllocations } from "./change-allocations.ts";
import { allocateSeatRows } from "./change-seats.store.ts";

type TemplateSaved = { readonly kind: "template-saved"; readonly id: string; readonly name: string };

/** Keeps a performance's allocations, with their seats, for others on the same map version. Replaces one of that name. */
export function saveTemplate(
  allocating: Allocating,
  actor: Actor,
  command: { readonly performanceId: number | null; readonly name: string; readonly reason: string },
): Promise<Changed<TemplateSaved>> {
  const { performanceId, reason } = command;
  const act = { actor, name: "allocation.save-template", reason, performanceId };
  return changeAllocations<TemplateSaved>(allocating, act, async (tx, facts) => {
    const name = command.name.trim();
    if (name === "" || name.length > longestName) {
      return refusal("name", `名称需要 1 到 ${longestName} 个字。`, `A name has from 1 to ${longestName} characters.`);
    }
    const seats = await findAllocationSeats(tx, facts.performanceId);
    const kept = (await findAllocations(tx, facts.performanceId)).filter(({ number }) => seats.has(number));
    if (kept.length === 0) {
      return refusal(null, "这个场次还没有预留座位。", "No seat of this performance is in an allocation yet.");
    }
    const id = uuidv7();
    const parts = kept.map((allocation, position) => ({
      templateId: id,
      position,
      name: allocation.name,
      kind: allocation.kind,
      hue: allocation.hue,
      toWhom: allocation.toWhom,
      channelCodes: allocation.channelCodes,
      roles: allocation.roles,
      staffIds: allocation.staffIds,
      releaseBeforeMs: allocation.releaseAt && String(facts.startsAt.getTime() - allocation.releaseAt.getTime()),
      ordinals: [...seats.get(allocation.number)!],
    }));
    await replaceTemplate(tx, { id, seatMapVersionId: facts.seatMapVersionId, name }, parts);
    return { result: { kind: "template-saved", id, name }, details: { templateId: id, name } };
  });
}

/**
 * Makes a template's allocations in a performance and puts its seats into them; an allocation of the same name is
 * filled up instead of made twice. Seats that somebody has already are left out and told. Each is released as long
 * before this performance as before the one it was kept from; never, where that instant is past.
 */
export function applyTemplate(
  allocating: Allocating,
  actor: Actor,
  command: { readonly performanceId: number | null; readonly templateId: string; readonly reason: string },
): Promise<Changed<SeatsChanged>> {
  const { performanceId, reason, templateId } = command;
  const act = { actor, name: "allocation.apply-template", reason, performanceId };
  return changeAllocations<SeatsChanged>(allocating, act, async (tx, facts) => {
    const template = isUuid(templateId) ? await findTemplate(tx, templateId) : null;
    if (!template) return refusal("templateId", "没有这个预留模板。", "There is no such template.");
    if (template.seatMapVersionId !== facts.seatMapVersionId) {
      return refusal(
        "templateId",
        "这个模板属于另一版座位图，不能用于本场次。",
        "The template was made on another seat-map version; it does not fit this performance.",
      );
    }
    await insertSeats(tx, facts.performanceId, facts.seatCount);
    const changed: number[] = [];
    const skipped: number[] = [];
    for (const part of await findTemplateParts(tx, template.id)) {
      const number = await allocationFor(tx, facts, part);
      if (typeof number !== "number") return number;
      const touched = await allocateSeatRows(tx, facts.performanceId, part.ordinals, false, number);
      const able = new Set(touched.able);
      changed.push(...touched.changed);
      skipped.push(...part.ordinals.filter((ordinal) => !able.has(ordinal)));
    }
    skipped.sort((a, b) => a - b);
    return {
      result: { kind: "changed", changed, skipped },
      details: { templateId: template.id, template: template.name, changed: changed.length, skipped: skipped.length },
    };
  });
}

/** The number of the performance's allocation of that name, made where there is none. */
async function allocationFor(
  tx: EntityTransaction,
  facts: SellingFacts,
  part: Pick<AllocationRecord, "name" | "kind" | "hue" | "toWhom" | "channelCodes" | "roles" | "staffIds"> & {
    readonly releaseBeforeMs: string | null;
  },
): Promise<number | AllocationRefusal> {
  const all = await findAllocations(tx, facts.performanceId);
  const same = all.find(({ name }) => name === part.name);
  if (same) return same.number;
  const number = lowestFreeNumber(all.map((each) => each.number));
  if (number === null) {
    return refusal(null, "一个场次最多 50 项预留。", "A performance has 50 allocations at most.");
  }
  const { name, kind, hue, toWhom, channelCodes, roles, staffIds, releaseBeforeMs } = part;
  const release = releaseBeforeMs === null ? null : new Date(facts.startsAt.getTime() - Number(releaseBeforeMs));
  await insertAllocation(tx, {
    performanceId: facts.performanceId,
    number,
    id: uuidv7(),
    name,
    kind,
    hue,
    toWhom,
    channelCodes,
    roles,
    staffIds,
    releaseAt: release && release > new Date() ? release : null,
    leased: false,
    seatsReturnedAt: null,
  });
  return number;
}
