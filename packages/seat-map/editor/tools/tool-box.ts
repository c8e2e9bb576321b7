import { AreaTool } from "./area-tool.ts";
import { CurvedRowTool, FanTool, GridTool, RowTool } from "./draw-tools.ts";
import { FocusTool } from "./focus-tool.ts";
import { MeasureTool } from "./measure-tool.ts";
import { PaintTool } from "./paint-tool.ts";
import { SelectTool } from "./select-tool.ts";
import { ShapeTool, TextTool } from "./shape-tools.ts";
import { TableTool } from "./table-tool.ts";
import type { Tool } from "./tool.ts";
import { TraceTool } from "./trace-tool.ts";

/** Every tool, in the order of the tool bar. */
export const toolNames = [
  "select",
  "row",
  "curvedRow",
  "fan",
  "grid",
  "table",
  "area",
  "stage",
  "shape",
  "text",
  "trace",
  "measure",
  "focus",
  "paint",
] as const;
export type ToolName = (typeof toolNames)[number];

export function freshTools(): Record<ToolName, Tool> {
  return {
    select: new SelectTool(),
    row: new RowTool(),
    curvedRow: new CurvedRowTool(),
    fan: new FanTool(),
    grid: new GridTool(),
    table: new TableTool(),
    area: new AreaTool(),
    stage: new ShapeTool("stage"),
    shape: new ShapeTool("shape"),
    text: new TextTool(),
    trace: new TraceTool(),
    measure: new MeasureTool(),
    focus: new FocusTool(),
    paint: new PaintTool(),
  };
}
