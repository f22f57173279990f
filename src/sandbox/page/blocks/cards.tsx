import type { Block } from "../../protocol.ts";
import { TextObject } from "../mrkdwn/draw.tsx";
import { ElementView, ImageElement } from "./elements/element.tsx";
import { actionIdOf, type CardShape, type CarouselBlock, shapeOf } from "./shapes.ts";

export function CardView({ block }: { block: Block }) {
  return <Card card={shapeOf<CardShape>(block)} blockId={block.block_id ?? ""} />;
}

/** Cards side by side, to be scrolled through. */
export function CarouselView({ block }: { block: Block }) {
  return (
    <ul class="carousel">
      {shapeOf<CarouselBlock>(block).elements.map((card, index) => (
        <li key={index}>
          <Card card={card} blockId={block.block_id ?? ""} />
        </li>
      ))}
    </ul>
  );
}

function Card({ card, blockId }: { card: CardShape; blockId: string }) {
  const { hero_image, icon, title, subtitle, body, subtext, actions } = card;
  const noText = { blockId, dispatches: true };
  return (
    <article class="card">
      {hero_image && <ImageElement {...noText} element={hero_image} />}
      <header>
        {icon && <ImageElement {...noText} element={icon} />}
        <div>
          {title && (
            <strong>
              <TextObject text={title} />
            </strong>
          )}
          {subtitle && (
            <small>
              <TextObject text={subtitle} />
            </small>
          )}
        </div>
      </header>
      {body && <TextObject text={body} />}
      {subtext && (
        <small>
          <TextObject text={subtext} />
        </small>
      )}
      {actions && (
        <div class="actions">
          {actions.map((element) => (
            <ElementView key={actionIdOf(element)} {...noText} element={element} />
          ))}
        </div>
      )}
    </article>
  );
}
