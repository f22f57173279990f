import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

/** Takes files that are dropped anywhere on an element; true while some are held over it. */
export function useDropZone(zoneOf: () => HTMLElement | null | undefined, onFiles: (files: FileList) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const zone = zoneOf();
    if (!zone) return;
    const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") === true;
    const hover = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = ({ relatedTarget }: DragEvent) =>
      !(relatedTarget instanceof Node && zone.contains(relatedTarget)) && setOver(false);
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      if (event.dataTransfer) onFiles(event.dataTransfer.files);
    };
    zone.addEventListener("dragover", hover);
    zone.addEventListener("dragleave", leave);
    zone.addEventListener("drop", drop);
    return () => {
      zone.removeEventListener("dragover", hover);
      zone.removeEventListener("dragleave", leave);
      zone.removeEventListener("drop", drop);
    };
  });
  return over;
}

/** The room, thread or dialog that an element stands in. */
export const placeAround = (element: RefObject<HTMLElement | null>) => () =>
  element.current?.closest<HTMLElement>(".room, .thread");
