import path from "node:path";
import type { KnownBlock } from "@slack/web-api";
import type { Asker, Deps } from "../../../deps.ts";
import { localDate } from "../../../lib/dates.ts";
import { spanOf } from "../../../lib/periods.ts";
import { words } from "../../../slack/blocks.ts";
import type { Job } from "../../../slack/job.ts";
import { policyOn } from "../../policy/queries.ts";
import { workingDayMs } from "../clocks/working-time-rules.ts";
import { type Chart, chartBlocks, chartsOf, pictureBlocks } from "./chart-card.ts";
import { drawCharts } from "./draw-charts.ts";
import {
  claimOrder,
  giveUp,
  layReady,
  moveOrder,
  noteUpload,
  ordersDue,
  type ReportOrder,
  takeNextWay,
} from "./order-acts.ts";
import { type Report, reportMessage } from "./report-card.ts";
import { departmentNames, mayReport, reportFigures } from "./report-queries.ts";
import { periodWords } from "./report-words.ts";
import { reportText } from "./text.ts";

const ordersAtOnce = 10;
/** Twenty seconds apart. */
const attemptsMost = 5;

/**
 * Makes the reports that were asked for and sees them into their askers' direct messages: as Slack's own charts, where it refuses
 * those as a picture, and where it refuses that in words. Nothing depends on the process staying alive in between.
 */
export const makeReports: Job = {
  name: "complaints.reports",
  cron: "* * * * * *",
  async run(deps, now) {
    for (const order of await ordersDue(deps.db, Date.now(), ordersAtOnce)) await goOn(deps, order, now);
  },
};

/** What Slack says of blocks that it does not take. */
const blocksRefused = new Set(["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"]);

async function goOn(deps: Deps, order: ReportOrder, now: Date): Promise<void> {
  const { db } = deps;
  if (order.posted === "sent") return void (await moveOrder(db.prisma, order, "sent"));
  if (order.posted === "failed") {
    const isRefused = blocksRefused.has(order.refusedWith ?? "");
    return void (await (isRefused ? takeNextWay(db, order) : moveOrder(db.prisma, order, "dropped")));
  }
  if (!(await claimOrder(db, order, Date.now()))) return;
  const asker = await askerOf(deps, order);
  // who asked and may no more is told nothing
  if (!asker || !mayReport(asker)) return void (await moveOrder(db.prisma, order, "dropped"));
  try {
    await make(deps, order, asker, now);
  } catch (error) {
    deps.log.warn({ err: error, report: order.id }, "a report could not be made");
    await afterFault(deps, order, asker);
  }
}

async function askerOf({ db, people }: Deps, { personId }: ReportOrder): Promise<Asker | undefined> {
  const person = await db.prisma.person.findUnique({ where: { id: personId }, select: { slackUserId: true } });
  if (!person?.slackUserId) return undefined;
  const who = await people.who(person.slackUserId);
  return who.kind === "member" && who.personId === personId ? who : undefined;
}

/** A picture that cannot be drawn or uploaded keeps nobody from the figures. */
async function afterFault({ db }: Deps, order: ReportOrder, asker: Asker): Promise<void> {
  if (order.attempts + 1 < attemptsMost) return;
  if (order.state === "picture") return void (await takeNextWay(db, order));
  const text = reportText[asker.language];
  await giveUp(db, order, asker, words(text.failed(periodWords(order.period, asker.language))));
}

async function make(deps: Deps, order: ReportOrder, asker: Asker, now: Date): Promise<void> {
  const { language, timeZone } = asker;
  const report = await readReport(deps, order, asker, now);
  const pictures = await picturesFor(deps, order, asker, chartsOf(report, language));
  const reader = { language, timeZone, today: localDate(now, timeZone) };
  await layReady(deps.db, order, asker, reportMessage(report, reader, pictures));
}

async function readReport(
  { db, config }: Deps,
  { period, askedOn }: ReportOrder,
  asker: Asker,
  now: Date,
): Promise<Report> {
  const span = spanOf(period, askedOn);
  const { complaints, workingHours } = await policyOn(db, askedOn);
  return {
    ...(await reportFigures({ db, file: config.databaseFile }, asker, span, now)),
    ...{ period, span, at: now, categories: complaints.categories },
    dayMinutes: workingDayMs({ hours: workingHours }) / 60_000,
    departments: await departmentNames(db),
  };
}

async function picturesFor(deps: Deps, order: ReportOrder, asker: Asker, charts: Chart[]): Promise<KnownBlock[]> {
  if (order.state === "words" || charts.length === 0) return [];
  if (order.state === "chart") return chartBlocks(charts);
  const fileId = order.fileId ?? (await upload(deps, order, asker, charts));
  return pictureBlocks(charts, fileId, asker.language);
}

async function upload(deps: Deps, order: ReportOrder, { language }: Asker, charts: Chart[]): Promise<string> {
  const content = await drawCharts({ charts, fontFolder: path.join(deps.config.dataDir, "fonts") });
  const fileId = await deps.slack.uploadPicture({ name: reportText[language].pictureName(order.period), content });
  await noteUpload(deps.db, order, fileId);
  return fileId;
}
