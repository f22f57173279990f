import type { SlackFile } from "../blocks/shapes.ts";
import { safeUrl } from "../mrkdwn/links.ts";
import { useDesk } from "../state/desk.ts";

/** Where a picture's bytes are: a public address, or an uploaded file, named by its id or its private address. */
export function useImageSource(image: {
  image_url?: string | undefined;
  slack_file?: SlackFile | undefined;
}): string | undefined {
  const desk = useDesk();
  const { id, url } = image.slack_file ?? {};
  const file = id ?? url?.match(/\/files-pri\/[A-Z0-9]+-(F[A-Z0-9]+)\//)?.[1];
  if (file) return desk.api.fileUrl(file);
  const address = safeUrl(image.image_url);
  return address?.startsWith("http") ? address : undefined;
}
