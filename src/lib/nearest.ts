/** How many letters must be put in, taken out, changed, or swapped with the next to make one word of the other (Levenshtein, Damerau). */
function editDistance(a: string, b: string): number {
  const [from, to] = [[...a], [...b]];
  let row = to.map((_, index) => index + 1);
  row.unshift(0);
  let before: number[] = [];
  for (const [i, letter] of from.entries()) {
    const next = [i + 1];
    for (const [j, other] of to.entries()) {
      const change = (row[j] ?? 0) + (letter === other ? 0 : 1);
      const isSwap = i > 0 && j > 0 && letter === to[j - 1] && from[i - 1] === other;
      const swap = isSwap ? (before[j - 1] ?? 0) + 1 : change;
      next.push(Math.min(change, swap, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row.at(-1) ?? 0;
}

/** The known word that was probably meant: at most a third of its letters differ. Undefined when none is that near. */
export function nearestWord(typed: string, known: string[]): string | undefined {
  const ranked = known
    .map((word) => ({ word, distance: editDistance(typed, word) }))
    .filter(
      ({ word, distance }) => distance <= Math.max(1, Math.floor([...word].length / 3)) && distance < [...word].length,
    )
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.word;
}
