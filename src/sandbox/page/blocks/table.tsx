import type { Block } from "../../protocol.ts";
import { useReader } from "../state/desk.ts";
import { RichParts } from "./rich-text.tsx";
import { shapeOf, type TableBlock, type TableCell } from "./shapes.ts";

/** A table; its first row is the head, as Slack draws it. */
export function TableView({ block }: { block: Block }) {
  const { rows, column_settings } = shapeOf<TableBlock>(block);
  const [head = [], ...body] = rows;
  const styleOf = (column: number) => {
    const settings = column_settings?.[column];
    return { textAlign: settings?.align ?? "left", whiteSpace: settings?.is_wrapped ? "normal" : "nowrap" } as const;
  };
  return (
    <div class="table-frame">
      <table>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" style={styleOf(column)}>
                <Cell cell={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} style={styleOf(column)}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What a cell of a table holds. */
export function Cell({ cell }: { cell: TableCell }) {
  const { locale } = useReader();
  if (cell.type === "rich_text") return <RichParts parts={cell.elements ?? []} />;
  if (cell.type === "raw_number") return <>{cell.text ?? new Intl.NumberFormat(locale).format(cell.value ?? 0)}</>;
  return <>{cell.text}</>;
}
