/** The open modals: up to three on top of each other, of which the last is seen. */
import { useDesk, usePage } from "../state/desk.ts";
import { ModalView } from "./modal.tsx";

const none: never[] = [];

/** Lower modals stay drawn, hidden, so that what was typed in them is there when the upper one goes. */
export function ModalStack() {
  const desk = useDesk();
  const views = usePage((page) => page.world?.views ?? none);
  const close = (viewId: string, all: boolean) => {
    desk.store.set((page) => {
      const left = all ? [] : (page.world?.views ?? []).filter(({ id }) => id !== viewId);
      return { ...page, world: page.world && { ...page.world, views: left } };
    });
    void desk.act({ type: "close", viewId, ...(all ? { all } : {}) });
  };
  return (
    <>
      {views.map((view, index) => (
        <ModalView
          key={view.id}
          view={view}
          nested={index > 0}
          hidden={index < views.length - 1}
          onClose={(all) => close(view.id, all)}
        />
      ))}
    </>
  );
}
