import { flag, list, part, plain, type Shape, shape, text } from "../fields.ts";

const KEPT = {
  private_metadata: text("privateMetadata"),
  callback_id: text("callbackId"),
  external_id: text("externalId"),
};

/** The two kinds of views; their blocks are those of the table of shapes. */
export const viewShapes = (blockTypes: readonly string[]): Record<string, Shape> => {
  const blocks = list(part(...blockTypes), "viewBlocks");
  return {
    modal: shape(
      { title: plain("modalTitle"), blocks },
      {
        ...KEPT,
        close: plain("modalButton"),
        submit: plain("modalButton"),
        clear_on_close: flag,
        notify_on_close: flag,
        submit_disabled: flag,
      },
    ),
    home: shape({ blocks }, KEPT),
  };
};
