/** What a set of blocks stands on: a message, a modal or Home. Holds what its inputs hold, and presses its elements. */
import { type ComponentChildren, createContext } from "preact";
import { useContext, useRef, useState } from "preact/hooks";
import type { Json } from "../../../lib/json.ts";
import type { ActResult, Block, Place } from "../../protocol.ts";
import { Notice, noticeOf } from "../parts/notice.tsx";
import { useDesk, usePage, useWords } from "../state/desk.ts";
import { actionIdOf, type Element } from "./shapes.ts";
import { initialValue, stateOf, type Value } from "./values.ts";

export type Entered = Record<string, Record<string, Value>>;

export type Surface = {
  place: Place;
  entered: Entered;
  errors: Record<string, string>;
  /** `block:action` of the element that waits for the app */
  busy: string | null;
  enter(blockId: string, element: Element, value: Value): void;
  press(blockId: string, element: Element, value: Value): Promise<void>;
  suggest(blockId: string, element: Element, typed: string): Promise<ActResult>;
};

const SurfaceContext = createContext<Surface | null>(null);

/** The surface that a block stands on. */
export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface) throw new Error("a block stands on no surface");
  return surface;
}

/** What one element holds, and how to change it. In `actions` and sections a change is also a press. */
export function useElement(blockId: string, element: Element) {
  const surface = useSurface();
  const id = actionIdOf(element);
  return {
    value: surface.entered[blockId]?.[id] ?? initialValue(element) ?? {},
    busy: surface.busy === `${blockId}:${id}`,
    enter: (value: Value) => surface.enter(blockId, element, value),
    press: (value: Value) => surface.press(blockId, element, value),
  };
}

type Props = {
  place: Place;
  blocks: Block[];
  entered: { current: Entered };
  errors?: Record<string, string>;
  children: ComponentChildren;
};

/** Draws its children on a surface; `entered` lives with the owner, who sends it at the end. */
export function SurfaceProvider({ place, blocks, entered, errors = {}, children }: Props) {
  const desk = useDesk();
  const words = useWords();
  const app = usePage((page) => page.world?.app.name) ?? words.thisApp;
  const [, draw] = useState(0);
  const [busy, setBusy] = useState<string | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const latest = useRef(blocks);
  latest.current = blocks;
  const enter = (blockId: string, element: Element, value: Value) => {
    entered.current = withValue(entered.current, blockId, element, value);
    draw((count) => count + 1);
  };
  const press = async (blockId: string, element: Element, value: Value) => {
    if (initialValue(element)) enter(blockId, element, value);
    setBusy(`${blockId}:${actionIdOf(element)}`);
    const action: Json = { type: element.type, block_id: blockId, action_id: actionIdOf(element), ...value };
    const state = stateOf(latest.current, entered.current);
    const result = await desk.act({ type: "press", where: place, blockId, action, state });
    setBusy(null);
    setNotice(noticeOf(result, element.text?.text ?? app, words));
  };
  const suggest = (blockId: string, element: Element, typed: string) =>
    desk.act({ type: "suggest", where: place, blockId, actionId: actionIdOf(element), value: typed });
  return (
    <SurfaceContext.Provider value={{ place, entered: entered.current, errors, busy, enter, press, suggest }}>
      {children}
      <Notice text={notice} dismiss={words.dismiss} onDismiss={() => setNotice(null)} />
    </SurfaceContext.Provider>
  );
}

function withValue(entered: Entered, blockId: string, element: Element, value: Value): Entered {
  return { ...entered, [blockId]: { ...entered[blockId], [actionIdOf(element)]: value } };
}
