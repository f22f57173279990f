import { useState } from "preact/hooks";
import type { Block } from "../../protocol.ts";
import { Icon } from "../parts/icons.tsx";
import { useWords } from "../state/desk.ts";
import { sortRows, wordsIn } from "./rows.ts";
import { type DataTableBlock, shapeOf, type TableCell } from "./shapes.ts";
import { Cell } from "./table.tsx";

/** Slack's own page, where the block names none. */
const USUAL_PAGE = 5;

/** A table that is sorted by its heads and turned by pages. */
export function DataTableView({ block }: { block: Block }) {
  const { rows, caption, page_size: size = USUAL_PAGE } = shapeOf<DataTableBlock>(block);
  const [order, setOrder] = useState({ column: -1, down: false });
  const [from, setFrom] = useState(0);
  const [head = [], ...body] = rows;
  const sorted = sortRows(body, order);
  const sort = (column: number) => {
    setOrder({ column, down: order.column === column && !order.down });
    setFrom(0);
  };
  return (
    <div>
      <div class="table-frame">
        <table>
          <caption>{caption}</caption>
          <Head cells={head} order={order} onSort={sort} />
          <tbody>
            {sorted.slice(from, from + size).map((row, index) => (
              <tr key={index}>
                {row.map((cell, column) => (
                  <td key={column} class={cell.type === "raw_number" ? "number" : ""}>
                    <Cell cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {body.length > size && <Pager from={from} size={size} all={body.length} onMove={setFrom} />}
    </div>
  );
}

type HeadProps = { cells: TableCell[]; order: { column: number; down: boolean }; onSort: (column: number) => void };

function Head({ cells, order, onSort }: HeadProps) {
  const words = useWords();
  const sorted = order.down ? "descending" : "ascending";
  return (
    <thead>
      <tr>
        {cells.map((cell, column) => (
          <th key={column} scope="col" aria-sort={order.column === column ? sorted : "none"}>
            <button type="button" class="sort" title={words.sortBy(wordsIn(cell))} onClick={() => onSort(column)}>
              <Cell cell={cell} /> {order.column === column && (order.down ? "↓" : "↑")}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}

type PagerProps = { from: number; size: number; all: number; onMove: (from: number) => void };

function Pager({ from, size, all, onMove }: PagerProps) {
  const words = useWords();
  return (
    <div class="pager">
      <button
        type="button"
        class="quiet-icon"
        aria-label={words.previousPage}
        disabled={from === 0}
        onClick={() => onMove(from - size)}
      >
        <Icon name="back" />
      </button>
      <span aria-live="polite">{words.of(from + 1, Math.min(from + size, all), all)}</span>
      <button
        type="button"
        class="quiet-icon"
        aria-label={words.nextPage}
        disabled={from + size >= all}
        onClick={() => onMove(from + size)}
      >
        <Icon name="next" />
      </button>
    </div>
  );
}
