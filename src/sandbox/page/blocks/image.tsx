import { useState } from "preact/hooks";
import type { Block } from "../../protocol.ts";
import { useImageSource } from "../files/image-source.ts";
import { OutLink, plainOf } from "../mrkdwn/draw.tsx";
import { safeUrl } from "../mrkdwn/links.ts";
import { useWords } from "../state/reader.tsx";
import { type ImageBlock, shapeOf, type VideoBlock } from "./shapes.ts";

/** A picture with its title; its words stand in when it cannot be had. */
export function ImageView({ block }: { block: Block }) {
  const { image_url, slack_file, alt_text, title } = shapeOf<ImageBlock>(block);
  const words = useWords();
  const [missing, setMissing] = useState(false);
  const source = useImageSource({ image_url, slack_file });
  return (
    <figure class="image">
      {title && <figcaption>{plainOf(title)}</figcaption>}
      {source && !missing ? (
        <img src={source} alt={alt_text} loading="lazy" referrerpolicy="no-referrer" onError={() => setMissing(true)} />
      ) : (
        <div class="image-missing">
          {alt_text}
          <small>{words.imageMissing}</small>
        </div>
      )}
    </figure>
  );
}

/** A video's picture and words; the video itself opens where it lives, as nothing foreign runs in this page. */
export function VideoView({ block }: { block: Block }) {
  const { title, alt_text, thumbnail_url, video_url, title_url, description } = shapeOf<VideoBlock>(block);
  const words = useWords();
  const url = safeUrl(title_url ?? video_url);
  const image = { image_url: thumbnail_url, alt_text, title };
  return (
    <div>
      <ImageView block={{ type: "image", ...image }} />
      {description && <p>{plainOf(description)}</p>}
      {url && <OutLink url={url} label={words.watch} />}
    </div>
  );
}
