import { useEffect, useState } from "preact/hooks";
import type { Member } from "../../protocol.ts";
import { Avatar } from "../parts/avatar.tsx";
import { fetchPeople } from "../state/api.ts";
import { wordsOf } from "../text.ts";

/** The first page: the people of the workspace, to be one of them. */
export function ChoosePerson({ onChoose }: { onChoose: (id: string) => void }) {
  const words = wordsOf(navigator.language);
  const [people, setPeople] = useState<Member[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [wanted, setWanted] = useState("");
  const load = () => {
    setFailed(false);
    fetchPeople().then(
      ({ members }) => setPeople(members.filter(({ isBot }) => !isBot)),
      () => setFailed(true),
    );
  };
  useEffect(load, []);
  const found = people?.filter(({ realName, title }) =>
    `${realName} ${title}`.toLowerCase().includes(wanted.toLowerCase()),
  );
  return (
    <main class="choose" lang={words === wordsOf("zh") ? "zh-CN" : "en"}>
      <p class="eyebrow">{words.workspace}</p>
      <h1>{words.chooseTitle}</h1>
      <p class="quiet">{words.chooseLead}</p>
      {failed && (
        <p role="alert">
          {words.failedToLoad}{" "}
          <button type="button" class="link-button" onClick={load}>
            {words.retry}
          </button>
        </p>
      )}
      {people && people.length > 8 && (
        <input
          class="input"
          type="search"
          placeholder={words.find}
          aria-label={words.find}
          onInput={({ currentTarget }) => setWanted(currentTarget.value)}
        />
      )}
      <ul class="people">
        {found?.map((person) => (
          <PersonCard key={person.id} person={person} onChoose={onChoose} />
        ))}
      </ul>
      {found?.length === 0 && <p class="quiet">{words.nobodyFound}</p>}
      {!people && !failed && <p class="quiet">{words.loading}</p>}
    </main>
  );
}

/** A link, so that it can also be opened in another window. */
function PersonCard({ person, onChoose }: { person: Member; onChoose: (id: string) => void }) {
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onChoose(person.id);
  };
  return (
    <li>
      <a class="person" href={`?${new URLSearchParams({ as: person.id })}`} onClick={onClick}>
        <Avatar member={person} size={44} />
        <span>
          <strong>{person.realName || person.name}</strong>
          <small>{person.title}</small>
        </span>
      </a>
    </li>
  );
}
