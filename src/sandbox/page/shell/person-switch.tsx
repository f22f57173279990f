import type { Member, State } from "../../protocol.ts";
import { Avatar } from "../parts/avatar.tsx";
import { Icon } from "../parts/icons.tsx";
import { MenuButton } from "../parts/menu.tsx";
import { useDesk } from "../state/desk.ts";
import { useWords } from "../state/reader.tsx";

/** Who one is, and everyone else one may be. */
export function PersonSwitch({ world, onSwitch }: { world: State; onSwitch: (id: string) => void }) {
  const words = useWords();
  const items = world.members
    .filter(({ isBot, id }) => !isBot && id !== world.me.id)
    .map((member) => ({
      key: member.id,
      label: <PersonLabel member={member} />,
      note: member.title,
      onChoose: () => onSwitch(member.id),
    }));
  return (
    <MenuButton
      name={`${words.youAre(world.me.realName)}. ${words.switchPerson}`}
      items={items}
      heading={words.switchPerson}
      class="bar-button person-button"
      align="end"
    >
      <Avatar member={world.me} size={26} />
      <span class="bar-name">{world.me.realName}</span>
      <Icon name="down" size={14} />
    </MenuButton>
  );
}

function PersonLabel({ member }: { member: Member }) {
  return (
    <span class="person-label">
      <Avatar member={member} size={24} />
      {member.realName || member.name}
    </span>
  );
}

/** The person's Slack language, which is also the page's. */
export function LanguageSwitch({ me }: { me: Member }) {
  const desk = useDesk();
  const words = useWords();
  const chinese = me.locale.toLowerCase().startsWith("zh");
  const choose = (locale: string) => void desk.act({ type: "profile", locale });
  return (
    <fieldset class="language" aria-label={words.language}>
      <button type="button" lang="en" aria-pressed={!chinese} onClick={() => chinese && choose("en-US")}>
        EN
      </button>
      <button type="button" lang="zh" aria-pressed={chinese} onClick={() => !chinese && choose("zh-CN")}>
        中文
      </button>
    </fieldset>
  );
}
