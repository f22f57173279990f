import type { Language } from "../../../lib/language.ts";
import { label, type Modal, modal, section, sections } from "../../../slack/blocks.ts";
import { filesField, textField } from "../../../slack/fields.ts";
import { limits } from "../../../slack/limits.ts";
import { type Adding, addFormId } from "../ids.ts";
import { filingText } from "./text.ts";

export const addedTextBlock = "complaint_added_text";
export const addedFilesBlock = "complaint_added_files";

/** In which who filed it answers the desk, or files are added; `notice` is what stands in the way, with what was typed kept. */
export function addingForm(
  adding: Adding,
  {
    asked,
    notice,
    typed,
    language,
  }: { asked: string; notice?: string; typed?: string | undefined; language: Language },
): Modal {
  const filing = filingText[language];
  const isAnswer = adding.act === "giveInformation";
  return modal(
    isAnswer ? filing.answerTitle : filing.addTitle,
    [
      ...(notice ? [section(notice)] : []),
      ...(isAnswer && asked ? sections(filing.asked(asked)) : []),
      textField(addedTextBlock, isAnswer ? filing.information : filing.remarks, {
        initial: typed,
        most: limits.textInput,
        isLong: true,
        isOptional: !isAnswer,
      }),
      filesField(addedFilesBlock, filing.files, { isOptional: isAnswer }),
    ],
    {
      callback_id: addFormId,
      private_metadata: JSON.stringify(adding),
      submit: label(filing.send),
      close: label(filing.cancel),
    },
  );
}
