/** Where messages and commands are typed. */
import type { ComponentChildren, RefObject } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Shortcut } from "../../protocol.ts";
import { AttachedList, PickFiles } from "../files/attached-list.tsx";
import { type Attaching, useAttaching } from "../files/attaching.ts";
import { placeAround, useDropZone } from "../files/drop-zone.ts";
import { Icon } from "../parts/icons.tsx";
import { MenuButton } from "../parts/menu.tsx";
import { Notice, noticeOf } from "../parts/notice.tsx";
import { Popup } from "../parts/popup.tsx";
import { useDesk, usePage } from "../state/desk.ts";
import { useWords } from "../state/reader.tsx";
import { commandIn, wireText } from "./completion.ts";
import { CompletionList } from "./completion-list.tsx";
import { useTyping } from "./typing.ts";

type Props = { channel: string; name: string; threadTs?: string };

/** Enter sends, Shift+Enter makes a line, Tab or Enter takes a completion. Drawn anew (by key) for each conversation. */
export function Composer({ channel, name, threadTs }: Props) {
  const words = useWords();
  const listId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const attaching = useAttaching();
  const { notice, setNotice, send } = useSending({ channel, threadTs, attaching });
  const more = attaching.busy ? undefined : attaching.files.length > 0;
  const typing = useTyping(area, (text, mentions) => void send(text, mentions), more);
  const over = useDropZone(placeAround(frame), attaching.add);
  useFocusAtFirst(area);
  const label = over ? words.dropHere(name) : threadTs ? words.reply : words.composeTo(name);
  return (
    <div class="composer">
      <Notice text={notice} dismiss={words.dismiss} onDismiss={() => setNotice(null)} />
      <div ref={frame} class={over ? "composer-frame composer-over" : "composer-frame"}>
        <AttachedList attaching={attaching} />
        <textarea
          ref={area}
          rows={1}
          value={typing.text}
          placeholder={label}
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={typing.open ? listId : undefined}
          aria-activedescendant={typing.open ? `${listId}-${typing.at}` : undefined}
          onInput={typing.onInput}
          onKeyDown={typing.onKeyDown}
          onBlur={typing.hide}
          onPaste={(event) => pasteFiles(event, attaching)}
        />
        <ComposerBar typing={typing} attaching={attaching}>
          {!threadTs && <ShortcutsMenu channel={channel} onNotice={setNotice} />}
        </ComposerBar>
      </div>
      {typing.open && (
        <Popup anchor={frame} onClose={typing.hide} wide class="popup-completion">
          <CompletionList id={listId} items={typing.items} at={typing.at} onTake={typing.take} />
        </Popup>
      )}
    </div>
  );
}

function useFocusAtFirst(area: RefObject<HTMLTextAreaElement | null>) {
  // with the drawing: later it would take the focus from whatever was chosen meanwhile
  useLayoutEffect(() => {
    if (matchMedia("(pointer: fine)").matches && !document.querySelector("dialog[open]")) area.current?.focus();
  }, []);
}

function pasteFiles(event: ClipboardEvent, attaching: Attaching) {
  const files = event.clipboardData?.files;
  if (!files || files.length === 0) return;
  event.preventDefault();
  attaching.add(files);
}

type BarProps = { typing: ReturnType<typeof useTyping>; attaching: Attaching; children: ComponentChildren };

function ComposerBar({ typing, attaching, children }: BarProps) {
  const words = useWords();
  return (
    <div class="composer-bar">
      <PickFiles name={words.attach} class="quiet-icon" many onFiles={attaching.add}>
        <Icon name="clip" />
      </PickFiles>
      {children}
      <small class={typing.usage ? "composer-hint composer-usage" : "composer-hint"}>
        {typing.usage ?? words.hint}
      </small>
      <button
        type="button"
        class="send"
        aria-label={words.send}
        title={words.send}
        disabled={!typing.ready}
        onClick={typing.submit}
      >
        <Icon name="send" />
      </button>
    </div>
  );
}

type Sending = { channel: string; threadTs: string | undefined; attaching: Attaching };

/** Sends what was typed: a message with its files, or a command when it begins with a slash; files then wait for the next message. */
function useSending({ channel, threadTs, attaching }: Sending) {
  const desk = useDesk();
  const words = useWords();
  const [notice, setNotice] = useState<string | null>(null);
  const send = async (typed: string, mentions: Map<string, string>) => {
    const text = wireText(typed, mentions);
    const command = commandIn(text);
    if (command && threadTs) return setNotice(words.noCommandsInThreads(command.command));
    setNotice(null);
    const files = attaching.files.map(({ id }) => id);
    if (!command) attaching.clear();
    const result = await desk.act(
      command
        ? { type: "command", channel, ...command }
        : {
            type: "message",
            channel,
            text: text.trim(),
            ...(threadTs ? { threadTs } : {}),
            ...(files.length > 0 && { files }),
          },
    );
    setNotice(noticeOf(result, command?.command ?? `“${typed.slice(0, 40)}”`, words));
  };
  return { notice, setNotice, send };
}

function ShortcutsMenu({ channel, onNotice }: { channel: string; onNotice: (notice: string | null) => void }) {
  const desk = useDesk();
  const words = useWords();
  const shortcuts = usePage((page) => page.world?.shortcuts) ?? [];
  const run = async ({ callbackId, name }: Shortcut) => {
    const result = await desk.act({ type: "shortcut", callbackId, channel });
    onNotice(noticeOf(result, name, words));
  };
  const items = shortcuts
    .filter(({ type }) => type === "global")
    .map((each) => ({
      key: each.callbackId,
      label: each.name,
      note: each.description,
      onChoose: () => void run(each),
    }));
  return (
    <MenuButton name={words.shortcuts} items={items} empty={words.noShortcuts} class="quiet-icon">
      <Icon name="bolt" />
    </MenuButton>
  );
}
