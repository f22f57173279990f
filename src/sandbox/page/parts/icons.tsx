/** The page's own small drawings, each 20 units wide, in the colour of the text around them. */
const paths = {
  hash: "M7.5 3 6 17M14 3l-1.5 14M3.5 7.5h13.5M3 12.5h13.5",
  lock: "M5.5 9h9v7.5h-9zM7.5 9V6.5a2.5 2.5 0 0 1 5 0V9",
  bolt: "M11 2.5 5 11.5h4.5L9 17.5l6-9h-4.5z",
  send: "M3.5 4 17 10 3.5 16l2-6zM5.5 10H11",
  close: "M5 5l10 10M15 5 5 15",
  back: "M12 4.5 6.5 10l5.5 5.5",
  next: "M8 4.5 13.5 10 8 15.5",
  down: "M5 7.5 10 12.5l5-5",
  more: "M5 10h.01M10 10h.01M15 10h.01",
  menu: "M3.5 5.5h13M3.5 10h13M3.5 14.5h13",
  thread: "M3.5 4h13v9h-7l-3.5 3.5V13h-2.5z",
  eye: "M2.5 10c2-3.3 4.5-5 7.5-5s5.5 1.7 7.5 5c-2 3.3-4.5 5-7.5 5s-5.5-1.7-7.5-5zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.2l2.8 1.8",
  person: "M10 10a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 10 10zM3.8 17c.6-3.4 3-5 6.2-5s5.6 1.6 6.2 5",
  globe:
    "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM3 10h14M10 3c2.2 2 3.2 4.3 3.2 7s-1 5-3.2 7c-2.2-2-3.2-4.3-3.2-7s1-5 3.2-7z",
  warn: "M10 3.5 17.5 16.5h-15zM10 8.5v3.5M10 14.3h.01",
  window: "M8 5H4.5v10.5H15V12M11 4h5v5M16 4l-6.5 6.5",
  clip: "M15.5 9.5 9.7 15.3a3.4 3.4 0 0 1-4.8-4.8l6.3-6.3a2.3 2.3 0 0 1 3.2 3.2l-6.2 6.2a1.1 1.1 0 0 1-1.6-1.6l5.4-5.4",
  file: "M5.5 2.5h6l4 4v11h-10zM11.5 2.5v4h4",
  exchange: "M4 7h11.5M12.5 4l3 3-3 3M16 13H4.5M7.5 10l-3 3 3 3",
  left: "M16 10H4.5M9 5.5 4.5 10 9 14.5",
  right: "M4 10h11.5M11 5.5l4.5 4.5-4.5 4.5",
  invite: "M8 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2.5 16.5c.5-3.1 2.6-4.6 5.5-4.6 1.2 0 2.3.3 3.2.8M15 11v6M12 14h6",
  plus: "M10 4.5v11M4.5 10h11",
  pin: "M12 3 17 8l-2.5.8-2.7 2.7-.4 3.4-6-6 3.4-.4 2.7-2.7zM8 12l-4.5 4.5",
  smile:
    "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM7.2 11.5c.7 1.2 1.6 1.8 2.8 1.8s2.1-.6 2.8-1.8M7.8 8.2h.01M12.2 8.2h.01",
  check: "M4.5 10.5 8.5 14.5l7-8.5",
} as const;

export type IconName = keyof typeof paths;

/** One drawing; it says nothing to a screen reader, so its button needs a name. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
