/** Draws blocks: which view draws which type. */
import type { FunctionComponent } from "preact";
import type { Block } from "../../protocol.ts";
import { plainOf, TextObject } from "../mrkdwn/draw.tsx";
import { CrashGuard } from "../parts/crash-guard.tsx";
import { useWords } from "../state/desk.ts";
import { FeedbackView, PlanView, TaskView } from "./agent.tsx";
import { ActionsView, ContextView, DividerView, HeaderView, SectionView } from "./basics.tsx";
import { CardView, CarouselView } from "./cards.tsx";
import { ChartView } from "./charts/chart.tsx";
import { DataTableView } from "./data-table.tsx";
import { ImageView, VideoView } from "./image.tsx";
import { InputView } from "./input.tsx";
import { MarkdownView } from "./markdown.tsx";
import { RichParts, RichTextView } from "./rich-text.tsx";
import { type AlertBlock, type ContainerBlock, shapeOf } from "./shapes.ts";
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
  card: CardView,
  carousel: CarouselView,
  alert: AlertView,
  container: ContainerView,
  video: VideoView,
  context_actions: FeedbackView,
  task_card: TaskView,
  plan: PlanView,
  data_table: DataTableView,
  data_visualization: ChartView,
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

/** A coloured line of a modal. */
function AlertView({ block }: { block: Block }) {
  const { text, level = "default" } = shapeOf<AlertBlock>(block);
  return (
    <div class={`alert alert-${level}`}>
      <TextObject text={text} />
    </div>
  );
}

/** Blocks in a box of their own. Its elements are pressed under the container's id, as Slack has it. */
function ContainerView({ block }: { block: Block }) {
  const shape = shapeOf<ContainerBlock>(block);
  const blocks = shape.child_blocks.map((child) => ({ ...child, block_id: block.block_id ?? "" }));
  const title = shape.rich_text_title ? <RichParts parts={shape.rich_text_title.elements} /> : plainOf(shape.title);
  const inside = (
    <div class="blocks">
      {blocks.map((child, index) => (
        <BlockView key={index} block={child} />
      ))}
    </div>
  );
  const head = (
    <>
      <strong>{title}</strong>
      {shape.subtitle && <TextObject text={shape.subtitle} />}
    </>
  );
  if (!shape.is_collapsible)
    return (
      <section class="container">
        <header>{head}</header>
        {inside}
      </section>
    );
  return (
    <details class="container" open={!shape.default_collapsed}>
      <summary>{head}</summary>
      {inside}
    </details>
  );
}
