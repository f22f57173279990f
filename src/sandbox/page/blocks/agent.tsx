/** What assistants show: judgements on an answer, tasks and plans. */
import type { Block } from "../../protocol.ts";
import { OutLink, plainOf } from "../mrkdwn/draw.tsx";
import { safeUrl } from "../mrkdwn/links.ts";
import { useWords } from "../state/desk.ts";
import { ButtonElement } from "./elements/button.tsx";
import { RichParts } from "./rich-text.tsx";
import {
  type ActionsBlock,
  actionIdOf,
  type FeedbackElement,
  jsonOf,
  type PlanBlock,
  shapeOf,
  type TaskShape,
} from "./shapes.ts";
import { useElement } from "./surface.tsx";

export function FeedbackView({ block }: { block: Block }) {
  const blockId = block.block_id ?? "";
  return (
    <div class="actions">
      {shapeOf<ActionsBlock>(block).elements.map((element) =>
        element.type === "feedback_buttons" ? (
          <FeedbackButtons key={actionIdOf(element)} blockId={blockId} element={element} />
        ) : (
          <ButtonElement key={actionIdOf(element)} blockId={blockId} element={element} />
        ),
      )}
    </div>
  );
}

function FeedbackButtons({ blockId, element }: { blockId: string; element: FeedbackElement }) {
  const { busy, press } = useElement(blockId, element);
  return (
    <>
      {[element.positive_button, element.negative_button].map(
        (button) =>
          button && (
            <button
              key={button.value}
              type="button"
              class="button"
              aria-busy={busy}
              onClick={() => !busy && void press({ value: button.value, text: jsonOf(button.text) })}
            >
              {plainOf(button.text)}
            </button>
          ),
      )}
    </>
  );
}

export function TaskView({ block }: { block: Block }) {
  return <Task task={shapeOf<TaskShape>(block)} />;
}

/** A plan's title and its tasks. */
export function PlanView({ block }: { block: Block }) {
  const { title, tasks = [] } = shapeOf<PlanBlock>(block);
  return (
    <section class="container">
      <header>
        <strong>{title}</strong>
      </header>
      {tasks.map((task, index) => (
        <Task key={index} task={task} />
      ))}
    </section>
  );
}

function Task({ task }: { task: TaskShape }) {
  const words = useWords();
  return (
    <article class="task">
      <header>
        {task.title} <span class="badge">{words.status[task.status]}</span>
      </header>
      {task.details && <RichParts parts={task.details.elements} />}
      {task.output && <RichParts parts={task.output.elements} />}
      {task.sources?.map(({ url, text }) => {
        const safe = safeUrl(url);
        return safe ? <OutLink key={url} url={safe} label={text} /> : text;
      })}
    </article>
  );
}
