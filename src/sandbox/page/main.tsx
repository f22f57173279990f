/** The page of the practice workspace: who the person is stands in the address (`?as=U…#room`). */
import { render } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { ChoosePerson } from "./shell/choose-person.tsx";
import { Workspace } from "./shell/workspace.tsx";
import { createDesk, DeskProvider } from "./state/desk.ts";
import { ReaderProvider } from "./state/reader.tsx";
import { useStore } from "./state/store.ts";
import "./theme.css";
import "./styles.ts";

const personInAddress = () => new URLSearchParams(location.search).get("as");

function Page() {
  const [as, setAs] = useState(personInAddress);
  useEffect(() => {
    const back = () => setAs(personInAddress());
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  const choose = (id: string) => {
    history.pushState(null, "", `?${new URLSearchParams({ as: id })}`);
    setAs(id);
  };
  const leave = () => {
    history.replaceState(null, "", location.pathname);
    setAs(null);
  };
  return as ? <Seat key={as} as={as} onSwitch={choose} onStranger={leave} /> : <ChoosePerson onChoose={choose} />;
}

type SeatProps = { as: string; onSwitch: (id: string) => void; onStranger: () => void };

function Seat({ as, onSwitch, onStranger }: SeatProps) {
  const desk = useMemo(() => createDesk(as, location.hash.slice(1) || null), [as]);
  const link = useStore(desk.store, (page) => page.link);
  useEffect(() => () => desk.leave(), [desk]);
  useEffect(() => {
    if (link === "stranger") onStranger();
  }, [link]);
  return (
    <DeskProvider value={desk}>
      <ReaderProvider>
        <Workspace onSwitch={onSwitch} />
      </ReaderProvider>
    </DeskProvider>
  );
}

const root = document.getElementById("app");
if (root) render(<Page />, root);
