/** Two letters of a Western name, the given name's last two characters of a Chinese one. */
export function initialsOf(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return [...name.replace(/[^\p{L}]/gu, "")].slice(-2).join("");
  const words = name.split(/[\s._-]+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => [...(word || "?")][0]?.toUpperCase()).join("");
}
