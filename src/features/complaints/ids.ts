import { z } from "zod";

/** Does an act, or opens its form: the value is the act and the complaint as it stood. */
export const complaintActAction = "complaint_act";
export const complaintActFormId = "complaint_act_form";
/** What the responsible department is found by. */
export const departmentAction = "complaint_department";
/** What the responsible person is found by. */
export const handlerAction = "complaint_handler";

const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
const claimShape = z.object({ act: z.string().regex(/^[a-zA-Z]{1,30}$/), id, version: id });

/** An act on a complaint as it stood when the button or form was shown: a claim to be checked. */
export type ActClaim = { act: string; id: number; version: number };

export const actClaimValue = ({ act, id, version }: ActClaim): string => `${act}|${id}|${version}`;

/** Reads what a button or form carries; undefined when it is not of our making. */
export function readActClaim(value: string): ActClaim | undefined {
  const [act, id, version] = value.split("|");
  return claimShape.safeParse({ act, id, version }).data;
}

/** Opens the form; the value is a client's id, or nothing. */
export const fileComplaintAction = "complaint_file";
/** Opens a complaint as its reader may see it; the value is its number, or `NUMBER|PAGE` of its history. */
export const openComplaintAction = "complaint_open";
/** Opens one step with all that was written with it; the value is `NUMBER|STEP`. */
export const readStepAction = "complaint_step";
export const turnHistoryAction = "complaint_history";
/** Has the case file made and sent; the value is the complaint's number. */
export const caseFileAction = "complaint_case_file";
export const turnMineAction = "complaint_mine";
/** Sends a piece of evidence to who pressed it; the value is `NUMBER|FILEID`. */
export const openFileAction = "complaint_evidence";
/** A page of a list; the value is `PAGE|what was typed behind the command`. */
export const turnListAction = "complaint_list";
/** Opens the form of the list's filters; the value is the words of those that it has now. */
export const openFilterAction = "complaint_filter";
export const filterFormId = "complaint_filter_form";
/** What the department of a filter is found by. */
export const filterDepartmentAction = "complaint_filter_department";
/** Opens the form in which its reporter answers the desk, or files are added; the value is `ACT|NUMBER|VERSION`. */
export const addToComplaintAction = "complaint_add";

export const fileShortcutId = "file_complaint";
export const fileMessageShortcutId = "file_complaint_message";
export const fileFormId = "complaint_form";
export const addFormId = "complaint_add_form";
export const dropFilingAction = "complaint_drop";

/** What is typed there is asked for, what is chosen is told at once. */
export const clientSearchAction = "complaint_client";
export const aboutSearchAction = "complaint_about";

/** The start of the block ids of the form's fields; each keeps the draft, and some change the form. */
export const fieldsStart = "cf";
/** Fields on which others depend: the form is shown anew when one is chosen. */
export const changingStart = "cfc";
const changing = ["party", "category", "severity"];

/** The block of a field such as `what` or `sub:service`; `turn` counts how often the form was begun afresh. */
export const blockOf = (name: string, turn: number): string =>
  `${changing.includes(name) ? changingStart : fieldsStart}:${turn}:${name}`;

const blockShape = /^cfc?:(\d{1,6}):(.+)$/;

/** What a form holds by the names of its fields; blocks of another turn are left out. */
export const byName = <T>(blocks: Record<string, T>, turn: number): Record<string, T> =>
  Object.fromEntries(
    Object.entries(blocks).flatMap(([block, held]) => {
      const [, of, name] = blockShape.exec(block) ?? [];
      return name !== undefined && Number(of) === turn ? [[name, held] as const] : [];
    }),
  );

const filingState = z.strictObject({
  /** made when the form was opened: sent twice, it files once */
  token: z.string().min(8).max(60),
  /** under which its draft is kept */
  draft: z.string().max(100),
  /** the client whose card it was opened from */
  clientId: z.number().int().positive().nullable(),
  turn: z.number().int().nonnegative(),
});

/** What the form carries in its private_metadata: claims to be checked, never rights. */
export type FilingState = z.infer<typeof filingState>;

const read = <T>(shape: z.ZodType<T>, carried: string): T | undefined => {
  try {
    return shape.safeParse(JSON.parse(carried)).data;
  } catch {
    return undefined;
  }
};

/** Reads the form's private_metadata; undefined when it is not of our making. */
export const readFilingState = (carried: string): FilingState | undefined => read(filingState, carried);

export const anyDraft = "complaint";
export const draftOfClient = (clientId: number): string => `${anyDraft}:C${clientId}`;
export const draftOfMessage = (channel: string, ts: string): string => `${anyDraft}:M${channel}:${ts}`;

/** What one may add to a complaint here. */
const adding = z.strictObject({
  act: z.enum(["giveInformation", "addEvidence"]),
  number: z.string().max(30),
  version: z.number().int().positive(),
});
export type Adding = z.infer<typeof adding>;
export const readAdding = (carried: string): Adding | undefined => read(adding, carried);

export const readId = (value: string): number | undefined =>
  /^[1-9]\d{0,14}$/.test(value) ? Number(value) : undefined;

const numberShape = /^c-?(\d{4})-?(\d{6,9})$/i;

const plainly = (typed: string) => typed.normalize("NFKC").replaceAll(/[\s－–—]/g, "");

/** Whether it is a complaint's number with its letter and year, which nothing else looks like. */
export const isWholeNumber = (typed: string): boolean => numberShape.test(plainly(typed));

/** The complaint's number in `C-2026-000123`, `c2026000123` and their like, or of a bare number in the year given; else undefined. */
export function readNumber(typed: string, year: string): string | undefined {
  const plain = plainly(typed);
  const whole = numberShape.exec(plain);
  if (whole) return `C-${whole[1]}-${whole[2]}`;
  return /^\d{1,9}$/.test(plain) ? `C-${year}-${plain.padStart(6, "0")}` : undefined;
}

/** `NUMBER|PAGE` as a button carries it; the first page without. */
export function readPaged(value: string): { number: string; page: number } {
  const [number = "", page = ""] = value.split("|");
  return { number, page: readId(page) ?? 1 };
}

/** What the buttons of a list carry: its page, and the words of its filters. */
export const listClaim = ({ typed, page }: { typed: string; page: number }): string => `${page}|${typed}`;

export function readListClaim(value: string): { typed: string; page: number } {
  const [page = "", ...typed] = value.split("|");
  return { typed: typed.join("|"), page: readId(page) ?? 1 };
}

/** The blocks of the filter form's fields. */
export const filterBlock = {
  state: "filter_state",
  severity: "filter_severity",
  category: "filter_category",
  department: "filter_department",
  marks: "filter_marks",
  from: "filter_from",
  to: "filter_to",
} as const;

const filterClaim = z.strictObject({
  /** where the list stands that the form was opened from; "" when it took its place */
  place: z.string().max(2000),
  /** the word for the department that the list is narrowed to, where its reader does not pick from all */
  department: z.string().max(300),
});
/** What the filter's form carries in its private_metadata. */
export type FilterClaim = z.infer<typeof filterClaim>;
export const readFilterClaim = (carried: string): FilterClaim =>
  read(filterClaim, carried) ?? { place: "", department: "" };
