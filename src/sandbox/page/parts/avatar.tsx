import type { Member } from "../../protocol.ts";
import { initialsOf } from "./initials.ts";

/** White words need a ground no lighter than this to reach a contrast of 4.5 (WCAG). */
const LIGHTEST = 0.18;

const linear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

/** The member's colour, darkened as far as white initials need it. */
function groundOf(member: Member | undefined): string {
  const hex = member?.color.match(/[0-9a-f]{6}$/i)?.[0] ?? "5a6b70";
  let parts = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const luminance = () => parts.reduce((sum, part, at) => sum + linear(part) * ([0.2126, 0.7152, 0.0722][at] ?? 0), 0);
  while (luminance() > LIGHTEST) parts = parts.map((part) => part * 0.94);
  return `rgb(${parts.map((part) => Math.round(part * 255)).join(" ")})`;
}

/** A member's square: initials on their colour. Decoration, drawn by the style sheet so that it is in no label: the name always stands beside it. */
export function Avatar({ member, size = 36 }: { member: Member | undefined; size?: number }) {
  const style = {
    background: groundOf(member),
    width: `${size}px`,
    height: `${size}px`,
    fontSize: `${Math.round(size * 0.38)}px`,
  };
  return (
    <span
      class={member?.isBot ? "avatar avatar-bot" : "avatar"}
      style={style}
      aria-hidden="true"
      data-initials={initialsOf(member?.realName || member?.name || "?")}
    />
  );
}
