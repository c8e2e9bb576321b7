import { drawing, key, nobody, type Provocations, texts } from "./refusing-house.ts";

/** Two seats with one identity. */
const twiceTheSame = "id,block,row,seat,x,y\nsame,A,1,1,0,0\nsame,A,1,2,55,0\n";
const money = { amountMinor: 100, currency: "CNY" };

/** What identity, venues, programme, messages and the change of a map refuse. */
export const housesAndProgramme: Provocations = {
  "SignInResult.SignInRefused": ({ ask }) =>
    ask("buyer", "signIn", { input: { email: "admin@house.example", password: "not this one" } }),
  "ApprovalResult.ApprovalRefused": ({ ask }) =>
    ask("seller", "approve", {
      input: { email: "supervisor@house.example", password: "wrong", act: "REFUND_ORDER", subjectId: nobody },
    }),

  "CreateSeatMapResult.SeatMapRefused": ({ ask, venueId }) =>
    ask("admin", "createSeatMap", { input: { venueId, name: " " } }),
  "ImportSeatMapResult.SeatMapRefused": ({ ask, venueId }) =>
    ask("admin", "importSeatMap", { input: { venueId, name: "File", format: "PARTERRE", document: "{" } }),
  "ImportSeatMapResult.SeatMapRenamesUnconfirmed": ({ ask, venueId }) =>
    ask("admin", "importSeatMap", {
      input: { venueId, name: "Repeated", format: "CSV", document: twiceTheSame },
    }),
  "PublishSeatMapResult.SeatMapRefused": ({ ask }) => ask("admin", "publishSeatMap", { seatMapId: nobody }),
  "SaveSeatMapDraftResult.SeatMapRefused": ({ ask }) =>
    ask("admin", "saveSeatMapDraft", { input: { seatMapId: nobody, baseRevision: 1, document: "{}" } }),
  "SaveSeatMapDraftResult.SeatMapDraftConflict": async ({ ask, must, rows, venueId }) => {
    const document = JSON.stringify(drawing(3));
    await must("admin", "createSeatMap", { input: { venueId, name: "Drawn by two", document } }, /SeatMapDraftSaved$/);
    const [{ id }] = await rows("SELECT id FROM seat_map WHERE name = 'Drawn by two'");
    return ask("admin", "saveSeatMapDraft", { input: { seatMapId: id, baseRevision: 7, document } });
  },
  "SeatMapComparisonResult.SeatMapsNotComparable": ({ ask }) =>
    ask("admin", "seatMapComparison", { from: nobody, to: nobody }),

  "SaveEventResult.ProgrammeRefused": ({ ask }) =>
    ask("admin", "createEvent", {
      input: { title: texts(" "), subtitle: texts("x"), description: texts("x"), mood: "velvet" },
    }),
  "SavePerformanceResult.ProgrammeRefused": ({ ask }) => ask("admin", "putOnSale", { performanceId: "999999" }),
  "SaveExchangeRateResult.ProgrammeRefused": ({ ask }) =>
    ask("admin", "recordExchangeRate", {
      input: { base: "CNY", quote: "HKD", day: "2026-01-01", rate: "much", source: "Bank" },
    }),
  "SaveFeeResult.ProgrammeRefused": ({ ask }) => ask("admin", "removeFee", { code: "none" }),
  "SaveMarketRulesResult.ProgrammeRefused": ({ ask }) =>
    ask("admin", "saveMarketRules", { input: { realName: false, publicSharePercent: 500 } }),
  "SavePromotionResult.ProgrammeRefused": ({ ask }) => ask("admin", "removePromotion", { id: nobody }),
  "SaveRefundPolicyResult.ProgrammeRefused": ({ ask }) =>
    ask("admin", "saveRefundPolicy", {
      input: { performanceId: "999999", keepsSaleFees: false, keepsLostDiscounts: false, stages: [{ beforeMs: 0 }] },
    }),
  "SaveTaxResult.ProgrammeRefused": ({ ask }) => ask("admin", "removeTax", { code: "none" }),
  "SaveTicketTypeResult.ProgrammeRefused": ({ ask }) =>
    ask("admin", "saveTicketType", {
      input: { code: "Not A Code", name: texts("x"), kind: "STANDARD", channelCodes: [], position: 1, onOffer: true },
    }),
  "CancelPerformanceResult.NotCancelled": ({ ask, performanceId }) =>
    ask("admin", "cancelPerformance", { performanceId, reason: " " }),
  "MovePerformanceResult.NotMoved": ({ ask, performanceId }) =>
    ask("admin", "movePerformance", {
      input: { performanceId, reason: " ", refundUntil: new Date().toISOString() },
    }),

  "MapChangePreviewResult.MapChangeRefused": ({ ask, performanceId }) =>
    ask("admin", "mapChangePreview", { performanceId, seatMapVersionId: nobody }),
  "ChangePerformanceMapResult.MapChangeRefused": ({ ask, performanceId }) =>
    ask("admin", "changePerformanceMap", {
      input: { performanceId, seatMapVersionId: nobody, planHash: "x", moves: [], reason: "because" },
    }),
  "ChangePerformanceMapResult.MapChangeOutdated": async (house) => {
    const { performanceId, seatMapVersionId } = await twoVersions(house);
    return house.ask("admin", "changePerformanceMap", {
      input: { performanceId, seatMapVersionId, planHash: "x", moves: [], reason: "because" },
    });
  },
  "ChangePerformanceMapResult.ApprovalRequired": changeWithoutApproval,
  "ApprovalRequired.act=CHANGE_PERFORMANCE_MAP": changeWithoutApproval,

  "RegisterCounterResult.BoxOfficeRefused": ({ ask, venueId }) =>
    ask("supervisor", "registerCounter", { input: { name: " ", venueId, channelCode: "counter" } }),
  "OpenShiftResult.BoxOfficeRefused": ({ ask }) =>
    ask("seller", "openShift", { input: { id: key(), counterId: nobody, floats: [] } }),
  "CloseShiftResult.BoxOfficeRefused": ({ ask }) =>
    ask("seller", "closeShift", { input: { shiftId: nobody, counts: [], handOver: false, paperTickets: 0 } }),
  "MoveCashResult.BoxOfficeRefused": ({ ask }) =>
    ask("seller", "moveCash", {
      input: { id: key(), shiftId: nobody, amount: money, direction: "IN", reason: "change" },
    }),
};

type House = Parameters<Provocations[string]>[0];

/** A performance whose first seat is sold, and a later version of its map that has no such seat. */
async function twoVersions({ must, rows, venueId, openPerformance, hold, sale }: House) {
  const name = `Growing ${key()}`;
  const publish = async (document: object) => {
    const input = { venueId, name, format: "PARTERRE", document: JSON.stringify(document) };
    await must("admin", "importSeatMap", { input }, /SeatMapImported$/);
    const [{ id: seatMapId }] = await rows("SELECT id FROM seat_map WHERE name = $1", [name]);
    await must("admin", "publishSeatMap", { seatMapId }, /SeatMapPublished$/);
    const [{ id }] = await rows("SELECT id FROM seat_map_version WHERE seat_map_id = $1 ORDER BY number DESC LIMIT 1", [
      seatMapId,
    ]);
    return id as string;
  };
  const performanceId = await openPerformance(await publish(drawing(4)));
  const cart = await hold("seller", [3], performanceId);
  await must("seller", "sellAtCounter", { input: sale(cart) }, /SaleCompleted$/);
  return { performanceId, seatMapVersionId: await publish(drawing(3)) };
}

async function changeWithoutApproval(house: House) {
  const { performanceId, seatMapVersionId } = await twoVersions(house);
  const { mapChangePreview } = await house.clients.admin.ask(
    `query ($performanceId: ID!, $seatMapVersionId: ID!) {
       mapChangePreview(performanceId: $performanceId, seatMapVersionId: $seatMapVersionId) {
         ... on MapChangePreview { planHash } } }`,
    { performanceId, seatMapVersionId },
  );
  const { planHash } = mapChangePreview;
  return house.ask("admin", "changePerformanceMap", {
    input: { performanceId, seatMapVersionId, planHash, moves: [{ from: 3, to: 0 }], reason: "because" },
  });
}
