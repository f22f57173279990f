import { useState } from "preact/hooks";
import type { Member } from "../../protocol.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { useWords } from "../state/reader.tsx";

type Props = {
  title: string;
  yes: string;
  people: Member[];
  most: number;
  onChosen: (ids: string[]) => void;
  onCancel: () => void;
};

/** Choosing one or several people, found by name or title. */
export function PeopleDialog({ title, yes, people, most, onChosen, onCancel }: Props) {
  const words = useWords();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const wanted = typed.trim().toLowerCase();
  const found = people.filter(({ realName, name, title: post }) =>
    `${realName} ${name} ${post}`.toLowerCase().includes(wanted),
  );
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((it) => it !== id) : [...chosen, id]);
  const isFull = chosen.length >= most;
  return (
    <Dialog name={title} onEscape={onCancel} class="dialog-small">
      <form
        class="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen.length > 0) onChosen(chosen);
        }}
      >
        <header class="dialog-head">
          <h2>{title}</h2>
        </header>
        <div class="dialog-body">
          <input
            class="input"
            type="search"
            value={typed}
            placeholder={words.find}
            aria-label={words.find}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <ul class="people">
            {found.map((person) => (
              <PersonChoice
                key={person.id}
                person={person}
                isChosen={chosen.includes(person.id)}
                isFull={isFull}
                onToggle={() => toggle(person.id)}
              />
            ))}
          </ul>
          {found.length === 0 && <p class="quiet">{words.nobodyFound}</p>}
        </div>
        <footer class="dialog-foot">
          <button type="button" class="button" onClick={onCancel}>
            {words.cancel}
          </button>
          <button type="submit" class="button button-primary" disabled={chosen.length === 0}>
            {yes}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

type ChoiceProps = { person: Member; isChosen: boolean; isFull: boolean; onToggle: () => void };

function PersonChoice({ person, isChosen, isFull, onToggle }: ChoiceProps) {
  return (
    <li>
      <label class="person-choice">
        <input type="checkbox" checked={isChosen} disabled={isFull && !isChosen} onChange={onToggle} />
        <Avatar member={person} size={24} />
        <span>{person.realName || person.name}</span>
        <small>{person.title}</small>
      </label>
    </li>
  );
}
