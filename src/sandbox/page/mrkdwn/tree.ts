/** What mrkdwn, rich text and the markdown block are drawn from. All text in it is decoded, ready for a text node. */
export type Inline =
  | { kind: "text"; text: string }
  | { kind: "bold" | "italic" | "strike" | "underline"; children: Inline[] }
  | { kind: "code"; text: string }
  | { kind: "link"; url: string; label: string }
  | { kind: "user" | "channel"; id: string; label?: string }
  | { kind: "broadcast"; name: string }
  | { kind: "date"; seconds: number; format: string; fallback: string; url?: string }
  | { kind: "emoji"; char: string; name: string };

export type Piece = { kind: "text" | "quote"; lines: Inline[][] } | { kind: "pre"; text: string };
