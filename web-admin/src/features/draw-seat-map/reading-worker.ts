import { ReadingDesk, type ReadingRequest } from "@parterre/seat-map/editor/reading";

const desk = new ReadingDesk();
addEventListener("message", ({ data }: MessageEvent<ReadingRequest>) => postMessage(desk.answer(data)));
