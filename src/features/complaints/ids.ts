import { z } from "zod";

/** Opens a complaint privately, with what the reader may do: the value is its id, and the page of its history. */
export const openComplaintAction = "complaint_open";
/** Does an act, or opens its form: the value is the act and the complaint as it stood. */
export const complaintActAction = "complaint_act";
export const complaintActFormId = "complaint_act_form";
/** What the responsible department is found by. */
export const departmentAction = "complaint_department";

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

export type OpenClaim = { id: number; page: number };
export const openClaimValue = ({ id, page }: OpenClaim): string => `${id}|${page}`;

export function readOpenClaim(value: string): OpenClaim | undefined {
  const [complaint, page = "1"] = value.split("|");
  return z.object({ id, page: id }).safeParse({ id: complaint, page }).data;
}
