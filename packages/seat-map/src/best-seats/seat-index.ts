import { SeatFlag, type SeatMapGeometry } from "../model.ts";

/**
 * What best-seat searches need to know of a map besides who is free, worked out once per map: sums that make any
 * window's total one subtraction, and for each party size the runs in the order in which they can win.
 */
export interface SeatIndex {
  /** `scoreSum[b] - scoreSum[a]` is the total score of the seats a to b - 1. */
  readonly scoreSum: Float64Array;
  /** The same for the number of wheelchair places. */
  readonly wheelchairSum: Uint32Array;
  /** 1 for wheelchair places and the places of their companions: offered on request only. */
  readonly accessibleOnly: Uint8Array;
  readonly hasAccessible: boolean;
  /** 1 for runs of standing places, where a single place left over bothers nobody. */
  readonly standingRun: Uint8Array;
  /** Runs that seat a party of that size, the best possible total first. */
  runsFor(count: number): RunOrder;
  /** The seat most directly behind each seat, in the next row of its block; -1 without one. Made on first use. */
  behind(): Int32Array;
  /** Left, top, right, bottom of each run, four numbers a run, centimetres. Made on first use. */
  runBoxes(): Float32Array;
  /** A number per seat for one search to write in; whoever uses it leaves it all 0. */
  scratch(): Int32Array;
  /** A 0 per seat: for who does not say which seats are taken. Made on first use. */
  noneTaken(): Uint8Array;
  /** Room for a bit per seat and a word more for one search; the next search writes over it. */
  seatBits(): Int32Array;
  /** Room for the stretches of one search; the next search writes over it. */
  stretches(): Stretches;
}

/** Seats `starts[n]` to `ends[n] - 1` for n below `length`: neighbours, ascending. */
export interface Stretches {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  length: number;
}

export interface RunOrder {
  readonly runs: Uint32Array;
  /** The best total that any `count` neighbours of the run at the same place in `runs` can have. */
  readonly bounds: Float64Array;
}

const indexes = new WeakMap<SeatMapGeometry, SeatIndex>();

export function seatIndexOf(geometry: SeatMapGeometry): SeatIndex {
  let index = indexes.get(geometry);
  if (!index) {
    index = makeIndex(geometry);
    indexes.set(geometry, index);
  }
  return index;
}

function makeIndex(geometry: SeatMapGeometry): SeatIndex {
  const { seatCount, score, flags, runStart } = geometry;
  const scoreSum = new Float64Array(seatCount + 1);
  const wheelchairSum = new Uint32Array(seatCount + 1);
  const accessibleOnly = new Uint8Array(seatCount);
  for (let seat = 0; seat < seatCount; seat += 1) {
    const bits = flags[seat]!;
    scoreSum[seat + 1] = scoreSum[seat]! + score[seat]!;
    wheelchairSum[seat + 1] = wheelchairSum[seat]! + (bits & SeatFlag.wheelchair ? 1 : 0);
    accessibleOnly[seat] = bits & (SeatFlag.wheelchair | SeatFlag.companion) ? 1 : 0;
  }
  const standingRun = new Uint8Array(runStart.length - 1);
  for (let run = 0; run < standingRun.length; run += 1) {
    standingRun[run] = flags[runStart[run]!]! & SeatFlag.standing ? 1 : 0;
  }
  const orders = new Map<number, RunOrder>();
  let behind: Int32Array | undefined;
  let boxes: Float32Array | undefined;
  let scratch: Int32Array | undefined;
  let stretches: Stretches | undefined;
  let none: Uint8Array | undefined;
  let bits: Int32Array | undefined;
  return {
    scoreSum,
    wheelchairSum,
    accessibleOnly,
    hasAccessible: accessibleOnly.includes(1),
    standingRun,
    runsFor(count) {
      let order = orders.get(count);
      if (!order) {
        order = orderRuns(runStart, scoreSum, count);
        orders.set(count, order);
      }
      return order;
    },
    behind() {
      behind ??= seatsBehind(geometry);
      return behind;
    },
    runBoxes() {
      boxes ??= boxesOf(geometry);
      return boxes;
    },
    scratch() {
      scratch ??= new Int32Array(seatCount);
      return scratch;
    },
    noneTaken() {
      none ??= new Uint8Array(seatCount);
      return none;
    },
    seatBits() {
      bits ??= new Int32Array((seatCount >> 5) + 2);
      return bits;
    },
    stretches() {
      // Two seats and one between take three places, a run's end fewer: half of the seats and one a run are enough.
      const most = (seatCount >> 1) + runStart.length;
      stretches ??= { starts: new Int32Array(most), ends: new Int32Array(most), length: 0 };
      return stretches;
    },
  };
}

function orderRuns(runStart: Uint32Array, scoreSum: Float64Array, count: number): RunOrder {
  const found: { run: number; bound: number }[] = [];
  for (let run = 0; run < runStart.length - 1; run += 1) {
    let bound = -1;
    for (let first = runStart[run]!; first + count <= runStart[run + 1]!; first += 1) {
      bound = Math.max(bound, scoreSum[first + count]! - scoreSum[first]!);
    }
    if (bound >= 0) found.push({ run, bound });
  }
  found.sort((a, b) => b.bound - a.bound || a.run - b.run);
  return {
    runs: Uint32Array.from(found, ({ run }) => run),
    bounds: Float64Array.from(found, ({ bound }) => bound),
  };
}

/** Rows further apart than this many centimetres are not "one behind the other": a cross aisle or a balcony between. */
const furthestBehind = 250;

function seatsBehind(geometry: SeatMapGeometry): Int32Array {
  const { rows, x, y, seatCount } = geometry;
  const behind = new Int32Array(seatCount).fill(-1);
  for (let index = 0; index + 1 < rows.length; index += 1) {
    const [row, next] = [rows[index]!, rows[index + 1]!];
    if (row.block !== next.block) continue;
    if (next.count === 0) continue;
    const away = (seat: number, other: number) => Math.hypot(x[other]! - x[seat]!, y[other]! - y[seat]!);
    const last = next.first + next.count - 1;
    let nearest = next.first;
    for (let other = next.first; other <= last; other += 1) {
      if (away(row.first, other) < away(row.first, nearest)) nearest = other;
    }
    // Both rows are in walking order, so the nearest seat moves on with the walker.
    for (let seat = row.first; seat < row.first + row.count; seat += 1) {
      while (nearest < last && away(seat, nearest + 1) < away(seat, nearest)) nearest += 1;
      while (nearest > next.first && away(seat, nearest - 1) < away(seat, nearest)) nearest -= 1;
      if (away(seat, nearest) < furthestBehind) behind[seat] = nearest;
    }
  }
  return behind;
}

function boxesOf({ runStart, x, y }: SeatMapGeometry): Float32Array {
  const boxes = new Float32Array((runStart.length - 1) * 4);
  for (let run = 0; run < runStart.length - 1; run += 1) {
    let [left, top, right, bottom] = [
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ];
    for (let seat = runStart[run]!; seat < runStart[run + 1]!; seat += 1) {
      left = Math.min(left, x[seat]!);
      top = Math.min(top, y[seat]!);
      right = Math.max(right, x[seat]!);
      bottom = Math.max(bottom, y[seat]!);
    }
    boxes.set([left, top, right, bottom], run * 4);
  }
  return boxes;
}
