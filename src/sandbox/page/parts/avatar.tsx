import type { Member } from "../../protocol.ts";
import { initialsOf } from "./initials.ts";

/** Black or white, whichever reads better on the colour (WCAG relative luminance). */
function inkOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#111" : "#fff";
}

const colorOf = (member: Member | undefined) => {
  const hex = member?.color.replace(/^#?/, "#") ?? "";
  return /^#[0-9a-f]{6}$/i.test(hex) ? hex : "#5a6b70";
};

/** A member's square: initials on their colour. Decoration: the name always stands beside it. */
export function Avatar({ member, size = 36 }: { member: Member | undefined; size?: number }) {
  const background = colorOf(member);
  const style = {
    background,
    color: inkOn(background),
    width: `${size}px`,
    height: `${size}px`,
    fontSize: `${Math.round(size * 0.38)}px`,
  };
  return (
    <span class={member?.isBot ? "avatar avatar-bot" : "avatar"} style={style} aria-hidden="true">
      {initialsOf(member?.realName || member?.name || "?")}
    </span>
  );
}
