import { useId, useState } from "preact/hooks";
import { AskDialog } from "../blocks/elements/confirm.tsx";
import { usePage } from "../state/desk.ts";
import { useReader } from "../state/reader.tsx";

type Props = { onReset: (seed: string | undefined) => void };

/** Asks, with a choice of what to begin with when the workspace offers one, and resets. */
export function ResetButton({ onReset }: Props) {
  const { words } = useReader();
  const seeds = usePage((page) => page.world?.seeds) ?? [];
  const [asking, setAsking] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const seed = chosen ?? seeds[0]?.name;
  const answer = (yes: boolean) => {
    setAsking(false);
    setChosen(undefined);
    if (yes) onReset(seed);
  };
  const question = { title: words.resetTitle, yes: words.resetConfirm, no: words.cancel, danger: true };
  const body = (
    <>
      <p>{words.resetBody}</p>
      {seeds.length > 1 && <SeedChoices chosen={seed} onChoose={setChosen} />}
    </>
  );
  return (
    <>
      <button type="button" class="link-button link-danger" onClick={() => setAsking(true)}>
        {words.reset}
      </button>
      {asking && <AskDialog onAnswer={answer} question={{ ...question, body }} />}
    </>
  );
}

function SeedChoices({ chosen, onChoose }: { chosen: string | undefined; onChoose: (seed: string) => void }) {
  const { words, locale } = useReader();
  const seeds = usePage((page) => page.world?.seeds) ?? [];
  const group = useId();
  const language = locale.toLowerCase().startsWith("zh") ? "zh" : "en";
  return (
    <fieldset class="choices seeds">
      <legend>{words.resetWith}</legend>
      {seeds.map(({ name, title }) => (
        <label key={name} class="choice">
          <input type="radio" name={group} checked={name === chosen} onChange={() => onChoose(name)} />
          <span>{title[language]}</span>
        </label>
      ))}
    </fieldset>
  );
}
