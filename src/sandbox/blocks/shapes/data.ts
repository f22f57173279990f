import { among, flag, list, number, part, type Shape, shape, text } from "../fields.ts";

const NAMED = { block_id: text("blockId") };
const cell = part("raw_text", "raw_number", "rich_text");
const label = text("chartLabel");
const PLOT = { series: list(part("chart_series"), "chartSeries"), axis_config: part("axis_config") };

/** Tables and charts, and what they are made of. */
export const DATA_SHAPES: Record<string, Shape> = {
  table: shape(
    { rows: list(list(cell, "tableCells"), "tableRows") },
    { ...NAMED, column_settings: list(part("column_setting"), "tableColumns") },
    { on: ["message", "home"] },
  ),
  column_setting: shape({}, { align: among("left", "center", "right"), is_wrapped: flag }),
  raw_text: shape({ text: text() }),
  raw_number: shape({ value: number(), text: text() }),
  data_table: shape(
    { rows: list(list(cell, "dataTableCells"), "dataTableRows"), caption: text() },
    { ...NAMED, page_size: number("dataTablePage"), row_header_column_index: number() },
    { on: ["message", "home"] },
  ),
  data_visualization: shape(
    { title: text("chartTitle"), chart: part("chart:pie", "chart:bar", "chart:line", "chart:area") },
    NAMED,
    { on: ["message"] },
  ),
  "chart:pie": shape({ segments: list(part("chart_point"), "pieSegments") }),
  "chart:bar": shape(PLOT),
  "chart:line": shape(PLOT),
  "chart:area": shape(PLOT),
  chart_series: shape({ name: label, data: list(part("chart_point"), "chartPoints") }),
  chart_point: shape({ label, value: number() }),
  axis_config: shape(
    { categories: list(label, "chartPoints") },
    { x_label: text("axisLabel"), y_label: text("axisLabel") },
  ),
};
