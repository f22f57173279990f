/** The page of the practice workspace: who the person is stands in the address (`?as=U…#room`). */
import { render } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { ChoosePerson } from "./shell/choose-person.tsx";
import { Workspace } from "./shell/workspace.tsx";
import { createDesk, DeskProvider } from "./state/desk.ts";
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
  return as ? <Seat key={as} as={as} onSwitch={choose} /> : <ChoosePerson onChoose={choose} />;
}

function Seat({ as, onSwitch }: { as: string; onSwitch: (id: string) => void }) {
  const desk = useMemo(() => createDesk(as, location.hash.slice(1) || null), [as]);
  useEffect(() => () => desk.leave(), [desk]);
  return (
    <DeskProvider value={desk}>
      <Workspace onSwitch={onSwitch} />
    </DeskProvider>
  );
}

const root = document.getElementById("app");
if (root) render(<Page />, root);
