/** Draws blocks: which view draws which type. */
import type { FunctionComponent } from "preact";
import type { Block } from "../../protocol.ts";
import { CrashGuard } from "../parts/crash-guard.tsx";
import { useWords } from "../state/desk.ts";
import { ActionsView, ContextView, DividerView, HeaderView, SectionView } from "./basics.tsx";
import { ImageView } from "./image.tsx";
import { InputView } from "./input.tsx";
import { MarkdownView } from "./markdown.tsx";
import { RichTextView } from "./rich-text.tsx";
import { TableView } from "./table.tsx";

const views: Record<string, FunctionComponent<{ block: Block }>> = {
  section: SectionView,
  context: ContextView,
  actions: ActionsView,
  divider: DividerView,
  header: HeaderView,
  image: ImageView,
  input: InputView,
  rich_text: RichTextView,
  table: TableView,
  markdown: MarkdownView,
};

/** The blocks of a surface, in order. One that cannot be drawn says so and leaves the others standing. */
export function Blocks({ blocks }: { blocks: Block[] }) {
  return (
    <div class="blocks">
      {blocks.map((block, index) => (
        <CrashGuard key={block.block_id ?? index} instead={<NotDrawn type={block.type} />}>
          <BlockView block={block} />
        </CrashGuard>
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Block }) {
  const View = Object.hasOwn(views, block.type) ? views[block.type] : undefined;
  return View ? <View block={block} /> : <NotDrawn type={block.type} />;
}

function NotDrawn({ type }: { type: string }) {
  return <p class="not-drawn">{useWords().notDrawn(type)}</p>;
}
