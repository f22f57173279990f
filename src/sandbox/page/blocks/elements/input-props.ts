import type { Element } from "../shapes.ts";

/** What every view of an element is given. */
export type InputProps = {
  blockId: string;
  element: Element;
  /** a change is sent to the app at once: always outside of input blocks */
  dispatches: boolean;
  /** ids of the label and of hint and error, in input blocks */
  labelledBy?: string | undefined;
  describedBy?: string | undefined;
  invalid?: boolean;
};
