import { Icon, type IconName } from "../parts/icons.tsx";
import { usePage } from "../state/desk.ts";
import { useWords } from "../state/reader.tsx";

/** What a newcomer may do first, where nothing has been said yet. */
export function FirstSteps() {
  const words = useWords();
  const command = usePage((page) => page.world?.commands[0]?.command);
  const steps: [IconName, string][] = [
    ["bolt", command ? words.stepCommand(command) : words.stepSlash],
    ["clock", words.stepClock],
    ["person", words.stepPerson],
  ];
  return (
    <section class="first-steps" aria-label={words.firstSteps}>
      <h2>{words.firstSteps}</h2>
      <ul>
        {steps.map(([icon, step]) => (
          <li key={icon}>
            <Icon name={icon} size={18} />
            <span>{step}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
